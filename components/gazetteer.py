"""Names of countries and large cities, so that "I am in Accra" is understood as a place."""

from __future__ import annotations

import re
from typing import List, Set

import pytz
from babel import Locale

_HOST = {"geneva", "switzerland", "zurich", "bern", "swiss"}
# Zones named after something that is not a town people live in, or that is an English word.
_NO_TOWN = re.compile(
    r"^(?:Antarctica|Arctic|US|Canada)/|/(?:Center|Easter|Troll|Beulah|Knox|Nome|Casey|Ho)$|/.+/"
)


def place_names(language: str) -> List[str]:
    """Countries, and cities that name a time zone (most capitals), outside the host country.

    Args:
        language: A language code such as "en".

    Returns:
        Names in lower case, sorted. Sources: Unicode CLDR, through Babel, and the time zone
        database, through pytz.
    """
    locale = Locale.parse(language)
    names: Set[str] = {
        name for code, name in locale.territories.items() if code.isalpha() and len(code) == 2
    }
    for zone in pytz.common_timezones:
        if not _NO_TOWN.search(zone):
            names.add(zone.rsplit("/", 1)[-1].replace("_", " "))
    plain = {re.sub(r"\s*\(.*?\)", "", name).lower() for name in names}
    return sorted(name for name in plain if len(name) > 3 and name not in _HOST)
