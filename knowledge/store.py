"""The facts in service: reloaded when the file changes, kept when the change is broken."""

from __future__ import annotations

import logging
import os
import threading
from pathlib import Path
from typing import Optional, Tuple, Union

from knowledge.loading import DEFAULT_PATH, KnowledgeError, load_knowledge
from knowledge.schema import Knowledge

logger = logging.getLogger(__name__)

KNOWLEDGE_FILE_VARIABLE = "KNOWLEDGE_FILE"


class KnowledgeStore:
    """Serves the newest valid state of a knowledge file.

    Raises:
        KnowledgeError: On construction, if the file cannot be used.
    """

    def __init__(self, path: Union[str, Path, None] = None) -> None:
        self.path = Path(path or os.environ.get(KNOWLEDGE_FILE_VARIABLE) or DEFAULT_PATH)
        self._lock = threading.Lock()
        self._stamp = self._read_stamp()
        self._knowledge = load_knowledge(self.path)

    def current(self) -> Knowledge:
        """The facts to answer from now; costs one look at the file's modification time."""
        stamp = self._read_stamp()
        if stamp != self._stamp:
            with self._lock:
                if stamp != self._stamp:
                    self._reload()
                    self._stamp = stamp
        return self._knowledge

    def _reload(self) -> None:
        try:
            self._knowledge = load_knowledge(self.path)
        except KnowledgeError as error:
            logger.error("The knowledge file was changed but the old facts stay in use. %s", error)
        else:
            logger.info("Reloaded the knowledge file %s", self.path)

    def _read_stamp(self) -> Optional[Tuple[int, int]]:
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size
