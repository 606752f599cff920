"""
Arista's own rendering of some facts, and what would turn it into a text of ours and back: of each, as JSON. `beyond` are
lines of ours that pyavd has no facts for.
"""

import json
import sys
from functools import cache

from hier_config import Platform, WorkflowRemediation, get_hconfig
from hier_config.exceptions import DuplicateChildError
from pyavd import get_device_config, validate_structured_config


@cache
def theirs(facts):
    data = json.loads(facts)
    violations = validate_structured_config(data).validation_result.violations
    errors = [f"{'.'.join(found.path)}: {found.message}" for found in violations]
    # pyavd writes passwords that are encrypted already, and ours are put in as clear text: the only difference in style.
    return errors, "" if errors else get_device_config(data).replace("password 7 @", "password 0 @")


def remediation(running, generated):
    both = [get_hconfig(Platform.ARISTA_EOS, text) for text in (running, generated)]
    return list(WorkflowRemediation(*both).remediation_config.dump_simple())


def judge(case):
    errors, rendered = theirs(json.dumps(case["facts"]))
    beyond = {*case["beyond"], "end"}
    ours = "\n".join(line for line in case["text"].splitlines() if line.strip() not in beyond)
    try:
        changes = {"toOurs": remediation(rendered, ours), "toTheirs": remediation(ours, rendered)}
    except DuplicateChildError as error:
        errors, changes = [*errors, str(error)], {"toOurs": [], "toTheirs": []}
    return {"errors": errors, "rendered": rendered, **changes}


json.dump([judge(case) for case in json.load(sys.stdin)], sys.stdout)
