"""`python -m storefront_sandbox` is `storefront-sandbox`."""

import sys

from storefront_sandbox.command import main

sys.exit(main())
