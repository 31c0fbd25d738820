"""`python -m sandbox` is `storefront-sandbox`, unless the working folder has a `sandbox` itself."""

import sys

from sandbox.cli import main

sys.exit(main())
