"""`python -m zx_convert` is the command `zx-convert`."""

import sys

from zx_convert.cli import main

if __name__ == "__main__":
    sys.exit(main())
