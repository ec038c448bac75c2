"""A small kubelet that is wrong on purpose: it takes a Pod for finished when its containers have ended well, whatever its
restart policy, and knows nothing of sidecars.

    podsem diff --op phase --field phase --against 'python3 oracle/adapters/python/kubelet.py' --valid
    python3 oracle/adapters/python/kubelet.py --record | podsem trace -
"""

import json
import sys

from protocol import answer_lines


def newest(request, name):
    """What the runtime knows of the latest instance of a container; none: it was never created."""
    runtime = request["runtime"].get("containers") or []
    return next((each for each in runtime if each["name"] == name), None)


def phase(containers, init_containers, look):
    """https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase"""
    for each in init_containers:
        instance = look(each["name"])
        if instance is None or instance["state"] != "exited":
            return "Pending"
        if instance.get("exitCode", 0) != 0:
            return "Failed"
    instances = [look(each["name"]) for each in containers]
    if not instances or any(each is None or each["state"] == "created" for each in instances):
        return "Pending"
    if any(each["state"] == "running" for each in instances):
        return "Running"
    return "Failed" if any(each.get("exitCode", 0) != 0 for each in instances) else "Succeeded"


def answer(request):
    spec = request["pod"].get("spec") or {}
    found = phase(spec.get("containers") or [], spec.get("initContainers") or [], lambda name: newest(request, name))
    return {"phase": found}


POD = {
    "apiVersion": "v1",
    "kind": "Pod",
    "metadata": {"name": "web", "namespace": "shop", "uid": "5a1c3b60-0d4e-4c8f-9a51-3f2b7c9d1e20", "creationTimestamp": "2026-11-28T12:00:00Z", "generation": 1},
    "spec": {
        "nodeName": "node-1",
        "restartPolicy": "Always",
        "terminationGracePeriodSeconds": 30,
        "containers": [{"name": "app", "image": "web", "terminationMessagePolicy": "File"}],
    },
}

STARTED = "2026-11-28T12:00:01Z"


def status(found, state):
    is_running = "running" in state
    conditions = [
        {"type": kind, "status": "True" if holds else "False", "lastTransitionTime": STARTED, "observedGeneration": 1}
        for kind, holds in [
            ("Initialized", True),
            ("PodScheduled", True),
            ("PodReadyToStartContainers", is_running),
            ("ContainersReady", is_running),
            ("Ready", is_running),
        ]
    ]
    container = {
        "name": "app",
        "image": "web",
        "imageID": "sha256:web",
        "containerID": "cri://app-1",
        "ready": is_running,
        "started": is_running,
        "restartCount": 0,
        "state": state,
    }
    return {
        "phase": found,
        "observedGeneration": 1,
        "qosClass": "BestEffort",
        "startTime": STARTED,
        "hostIP": "10.1.0.1",
        "podIP": "10.0.0.5",
        "podIPs": [{"ip": "10.0.0.5"}],
        "conditions": conditions,
        "containerStatuses": [container],
    }


def record():
    """What a watch of the API would show of this kubelet: a container that is to run for ever ends with exit code 0."""
    ended = {
        "exitCode": 0,
        "reason": "Completed",
        "startedAt": STARTED,
        "finishedAt": "2026-11-28T12:00:09Z",
        "containerID": "cri://app-1",
    }
    ends_well = {"state": "exited", "exitCode": 0}
    shown = [
        (0, "ADDED", {"phase": "Pending", "qosClass": "BestEffort"}),
        (2, "MODIFIED", status("Running", {"running": {"startedAt": STARTED}})),
        (9, "MODIFIED", status(phase(POD["spec"]["containers"], [], lambda _: ends_well), {"terminated": ended})),
    ]
    for number, (second, kind, seen) in enumerate(shown):
        metadata = {**POD["metadata"], "resourceVersion": str(100 + number)}
        event = {"seq": number, "ts": f"2026-11-28T12:00:{second:02}.5Z", "resource": "pods", "type": kind}
        print(json.dumps({**event, "object": {**POD, "metadata": metadata, "status": seen}}))


if __name__ == "__main__":
    if "--record" in sys.argv:
        record()
    else:
        answer_lines(answer)
