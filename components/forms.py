"""What the form of a clause tells, whatever it is about: asking, begging, narrowing, leaving out."""

from __future__ import annotations

import re

_SEVERAL = (
    r"(?:courses?|trainings?|programmes?|programs?|events?|sessions?|activit(?:y|ies)|ones?|options?|"
    r"of (?:them|these|those|dem|the|your|its|all))"
)
_ASKS_WHICH = re.compile(
    r"^\W*(?:(?:and|so|now|ok|okay|then|but|well|hello|hi|please|pls|also|alright|,)\W+)*"
    r"(?:(?:those|the ones|ones)\s+(?:on|about|with|in|for|at|over|under|outside|that|which|lasting)\b|"
    rf"(?:which|wich|what)\s+(?:\w+\s+)?{_SEVERAL}\b|(?:which|wich)\s+(?:is|are|r|have|has|take|use|can|do|does|would)\b"
    rf"|(?:do(?:es)?\s+)?any\s+{_SEVERAL}\b|(?:is|are)\s+there\s+(?:an?y?\s+)?{_SEVERAL}\b"
    rf"|(?:list|show|name|give)\s+(?:me\s+)?(?:all\s+|the\s+)*{_SEVERAL}\b"
    r"|(?:list|show|name|give|tell)\s+(?:me\s+|us\s+)?(?:all|everything|whatever|anything)\s+(?:that|which|you|there|is|in|for|at|outside)\b"
    r"|(?:out )?(?:of|from|among|amongst) (?:those|these|them|dem)\b|(?:anything|something|nothing)\b)"
    r"|\bwhat(?:'?s| is| are)? (?:takes? place|happen(?:s|ing)|held|on|offered|given|run|running|available|going on|takes|lasts|there (?:for|in|at|outside)|goes on|isn'?t|not|runs)\b"
    r"|\bwhat (?:do|does|have|has|can|could) (?:you|u|ye|the wto|wto|they) (?:have |got |offer |provide |run |hold |organi[sz]e |do |put on )+(?:for|in|at|outside|away)\b"
    rf"|\bwhich (?:ones?|of (?:them|these|those|dem))\b|\bwhich {_SEVERAL}\W*$",
    re.IGNORECASE,
)
_SUBJECT = (
    r"(?:i|you|u|we|they|he|she|it|the|a|an|my|our|your|there|this|that|these|those|one|any|some|"
    r"someone|people|ngos?|interns?|delegates?|officials?|participants?|geneva)"
)
_QUESTION_FORM = re.compile(
    r"\?|^\W*(?:(?:and|n|nd|&|\+|plus|also|then|so|but|ok|okay|well|wait|hang on|btw|by the way|first|"
    r"second|before i answer|,)\W+)*"
    r"(?:(?:who|whom|whose|who's|whos|where|wheres|when|how|hows|what|whats|what's|which|why|"
    r"(?:in|at|on|to|from|for|with|by|of|until|since|under|through) (?:which|what|whom|whose|who|when|how)|"
    r"tell me|explain|remind me|compare|list|show|give me|describe)\b"
    rf"|(?:is|are|does|do|did|can|could|will|would|should|may|must)\s+{_SUBJECT}\b)"
    r"|\b(?:who|whom|what|where|when|which|how (?:long|much|many))\W*$",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\b(?:need|want|wish|like|love|glad|grateful|obliged|appreciate|happy|interested|curious|trying|hoping)\b"
    r".{0,25}\b(?:know|hear|learn|see|read|find out|get|have|understand|receive|told|information|details|idea|indication)\b"
    r"|\b(?:wonder(?:ing|s|ed)?|asking|asks|let me know|inform me|please (?:tell|give|send|explain|confirm|say)|(?:tell|give|send|remind) (?:me|us))\b",
    re.IGNORECASE,
)
# Enough of the verbs of statements to tell a sentence from a heading.
_VERB = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|has|have|had|do|does|did|will|would|can|could|shall|"
    r"should|may|might|must|seems?|looks?|says?|said|tells?|told|takes?|took|lasts?|goes|go|went|"
    r"runs?|ran|heard|hear|read|thinks?|thought|knows?|know|wants?|needs?|likes?|works?|worked|"
    r"comes?|came|gets?|got|attended|attends?|plan(?:s|ned)?|got|saw|see|sent|sends?|invited|"
    r"pays?|paid|covers?|lets?|mentioned|asked|cannot|can't|couldn't|don't|won't|spare|hope|mean|means|"
    r"i'm|im|it's|that's|thats|we're|they're|he's|she's|there's|i've|we've|i'd|we'd|i'll|we'll)\b",
    re.IGNORECASE,
)
_NARROWS = re.compile(
    r"^\W*(?:(?:and|so|now|ok|okay|but|then|no|sorry)\W+)*(?:only|just|still|among|from|of (?:those|them|these)|which of (?:them|these|those|dem)|which one(?:'s| is| are| has| can| takes| lasts))\b"
    r"|\b(?:keep|show|leave|want|see|give me|take|list|need)\s+(?:\w+\s+){0,3}?(?:only|just)\b"
    r"|\b(?:of|among|from) (?:those|them|these|dem)\b|\bstill\b",
    re.IGNORECASE,
)


_PLURAL = re.compile(r"\b(?:they|them|those|these|their|theirs|dem)\b", re.IGNORECASE)
# "Doesn't matter how long" has no wish.
_INDIFFERENT = re.compile(
    r"(?:n't|\bnot|\bnever|\bdont|\bdoesnt|\bisnt|\bcouldnt) (?:really |much |so |too |that |at all )?(?:matter|mind|care|fussed|important|fussy|bothered|picky|worried|choosy)\b"
    r"|\bno (?:\w+ )?(?:preferences?|wish(?:es)?|difference|matter|limit|odds|object)\b|\bhowever long\b|\ball (?:the same|one) to (?:me|us|him|her)\b"
    r"|\b(?:regardless|irrespective) of\b|\bregardless\W*$|\bindifferent to\b|\b(?:of )?no importance\b|\bi'?m easy\b|\bwhatever works\b|\bopen to (?:any|all|whatever|both)\b"
    r"|\b(?:any|whatever|whichever) (?:length|duration|place|location|goal|aim|time)\b|\bup to you\b",
    re.IGNORECASE,
)
_LEAVING_OUT = (
    r"(?:leav(?:e|ing) (?:out|off|aside)|tak(?:e|ing) (?:out|away|off)|drop|remove|exclud(?:e|ing)|skip|omit|ignor(?:e|ing)|"
    r"filter out|get rid of|do away with|weed out|rule out|strike(?: (?:out|off))?|cross (?:out|off)|cut(?: out)?|throw (?:out|away)|"
    r"bin|ditch|lose|scrap|chuck(?: out)?|axe|discard|delete|erase|eliminate|kick out|toss(?: out)?|forget(?: about)?|"
    r"except(?: for)?|excepting|excluding|minus|without|not counting)"
)
# "Leave out the ones in Geneva", "everything except those over three weeks".
_EXCLUDES = re.compile(
    rf"\b{_LEAVING_OUT}\s+(?:\w+\s+){{0,2}}?"
    r"(?:all|everything|anything|ones?|those|whatever|courses|programmes|programs|trainings)\b"
    r"|\b(?:except|minus)\s+(?:those\s+|the ones\s+)?(?:in|at|outside|over|under|longer|shorter)\b"
    r"|\b(?:leave|take|filter|cut|throw|kick|rule|cross|strike)\b.{3,40}\b(?:out|off)\W*$",
    re.IGNORECASE,
)
# At the start of a clause these order something left out, whatever follows: "bin the symposia".
_ORDERS_OUT = re.compile(
    rf"^\W*(?:(?:and|so|now|ok|okay|then|please|pls|well|right|fine|let'?s|can you|could you|but)\W+)*{_LEAVING_OUT}\s",
    re.IGNORECASE,
)
# "Apart from that, what else …?"
_BESIDES = re.compile(
    r"\b(?:besides|beside|apart from|aside from|other than|in addition to|except(?: for)?|on top of|not counting)\s+(?:that|this|it|them|those|these|the|which)\b",
    re.IGNORECASE,
)
_WHAT_IS = re.compile(
    r"\bwhat(?:'?s| is| are|'re)\b|\btell me (?:more )?(?:about|of)\b|\bmore (?:on|about)\b",
    re.IGNORECASE,
)
# "Put the symposia in place of the introduction courses."
_SWAPS = re.compile(
    r"\b(?:swap|replace|exchange|switch|substitute|change|put)(?:ping|s|ed|d|ing)?\b.{2,60}\b(?:for|with|by|to|against|in place of|instead of)\s",
    re.IGNORECASE,
)
# "And the symposia, do they have one?"
_ONE_TOO = re.compile(
    r"\b(?:(?:do|does) \w+ (?:\w+ )?(?:have|have got|get)|(?:has|have) (?:it|they) (?:got )?|is there|are there)(?: also| such)? ?(?:one|any)\W*(?:too|as well)?\W*$",
    re.IGNORECASE,
)
# "What if I had three weeks?", "suppose I can't leave home".
_SUPPOSES = re.compile(
    r"^\W*(?:(?:and|so|now|ok|okay|but|then|hmm|hm|well|or)\W+)*"
    r"(?:what if|what happens if|and if|if|suppos(?:e|ing)|say|let'?s say|imagine|assuming|assume|in case|provided)\b",
    re.IGNORECASE,
)


def asks_for_one_too(clause: str) -> bool:
    """Whether a clause asks for what was asked before by "one": "do they have one?"."""
    return bool(_ONE_TOO.search(clause))


def asks_what_it_is(clause: str) -> bool:
    """Whether a clause asks what something is: "what's the second?", but not "what about …"."""
    return bool(_WHAT_IS.search(clause))


def asks_which(clause: str) -> bool:
    """Whether a clause asks for several things of a kind: "which courses …", "anything …"."""
    return bool(_ASKS_WHICH.search(clause))


def has_question_form(clause: str) -> bool:
    """Whether a clause is put as a question, by its mark or by how it begins."""
    return bool(_QUESTION_FORM.search(clause))


def is_heading(clause: str) -> bool:
    """Whether a clause has no verb and so states nothing: "the length of the symposia"."""
    return not _VERB.search(clause)


def requests(clause: str) -> bool:
    """Whether a clause begs or demands an answer without being a question: "I need to know …"."""
    return bool(_REQUEST.search(clause))


def narrows(clause: str) -> bool:
    """Whether a clause narrows what was listed before: "only those …", "which of them …"."""
    return bool(_NARROWS.search(clause))


def is_indifferent(clause: str) -> bool:
    """Whether a clause says that something does not matter."""
    return bool(_INDIFFERENT.search(clause))


def points_at_several(clause: str) -> bool:
    """Whether a clause points back with a plural: "those", "they"."""
    return bool(_PLURAL.search(clause))


def excludes(clause: str) -> bool:
    """Whether what a clause names as a condition is to be left out: "drop the ones in Geneva"."""
    return bool(_EXCLUDES.search(clause))


def orders_out(clause: str) -> bool:
    """Whether a clause is an order to leave out what it names: "bin the symposia"."""
    return bool(_ORDERS_OUT.search(clause))


def asks_besides(clause: str) -> bool:
    """Whether a clause asks for others than what was told: "apart from that, what is there?"."""
    return bool(_BESIDES.search(clause))


def supposes(clause: str) -> bool:
    """Whether a clause supposes something instead of stating it: "what if I had a month?"."""
    return bool(_SUPPOSES.search(clause))


def swaps(clause: str) -> bool:
    """Whether a clause puts one thing in place of another: "swap the symposia for …"."""
    return bool(_SWAPS.search(clause))
