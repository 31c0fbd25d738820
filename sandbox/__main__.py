"""`python -m sandbox` is `storefront-sandbox`."""

import sys

from sandbox.cli import main

sys.exit(main())
