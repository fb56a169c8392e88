"""Check a knowledge file: `python -m knowledge [FILE]`."""

import sys
from typing import List, Optional

from knowledge.loading import DEFAULT_PATH, KnowledgeError, load_knowledge


def main(arguments: Optional[List[str]] = None) -> int:
    """Print what is wrong with the file, if anything.

    Returns:
        The exit status: 0 if the file can be used, 1 otherwise.
    """
    paths = (sys.argv[1:] if arguments is None else arguments) or [str(DEFAULT_PATH)]
    try:
        for path in paths:
            load_knowledge(path)
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
