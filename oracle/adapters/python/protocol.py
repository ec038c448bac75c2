"""The protocol of `podsem oracle`: one request a line on standard input, one answer a line on standard output."""

import json
import sys


class Undecided(Exception):
    """The request cannot be decided: a field is missing, or has the wrong type."""


def answer(line, decide):
    """The answer to one line, as text. `decide` maps a request to the fields of its answer, or raises Undecided."""
    request = json.loads(line)
    try:
        fields = decide(request)
    except (Undecided, AttributeError, KeyError, TypeError, ValueError) as error:
        fields = {"problem": {"code": "PS1103", "message": str(error), "place": {}}}
    return json.dumps({"id": request.get("id"), **fields})


def answer_lines(decide):
    """Answers until there are no more requests. Each answer is flushed: the other side waits for it."""
    for line in sys.stdin:
        if line.strip():
            print(answer(line, decide), flush=True)
