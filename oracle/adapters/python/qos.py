"""The QoS class of a Pod, with a fault on purpose: init containers are forgotten.

    podsem diff --op qos --against 'python3 oracle/adapters/python/qos.py' --valid
"""

from quantities import is_zero, same_amount
from protocol import answer_lines

COUNTED = ("cpu", "memory")


def counted(resources):
    return {name: amount for name, amount in (resources or {}).items() if name in COUNTED and not is_zero(amount)}


def qos_class(pod):
    """https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/"""
    spec = pod.get("spec") or {}
    levels = [spec] if spec.get("resources") else spec.get("containers") or []
    resources = [level.get("resources") or {} for level in levels]
    pairs = []
    for each in resources:
        limits = counted(each.get("limits"))
        pairs.append(({**limits, **counted(each.get("requests"))}, limits))
    if not any(requests or limits for requests, limits in pairs):
        return "BestEffort"
    guaranteed = all(
        set(limits) == set(COUNTED) and all(same_amount(requests[name], limits[name]) for name in COUNTED)
        for requests, limits in pairs
    )
    return "Guaranteed" if guaranteed else "Burstable"


if __name__ == "__main__":
    answer_lines(lambda request: {"qos": qos_class(request["pod"])})
