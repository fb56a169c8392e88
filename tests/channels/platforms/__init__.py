"""Each platform as its documentation describes it: what it posts, and what it accepts."""
