package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	v1 "k8s.io/api/core/v1"
	policy "k8s.io/api/policy/v1"
	"k8s.io/apimachinery/pkg/labels"
	fwk "k8s.io/kube-scheduler/framework"
	"k8s.io/kubernetes/pkg/scheduler/framework"
	"k8s.io/kubernetes/pkg/scheduler/framework/plugins/defaultpreemption"
	"k8s.io/kubernetes/pkg/scheduler/framework/plugins/names"
	"k8s.io/kubernetes/pkg/scheduler/framework/preemption"
)

type fields = map[string]any

// decide asks all plugins about all nodes, as one cycle of kube-scheduler asks them about those that it samples.
func (s *scheduler) decide(ctx context.Context, cluster *cluster) (fields, error) {
	forget, err := s.show(ctx, cluster)
	if err != nil {
		return nil, err
	}
	defer forget()
	infos, err := s.snapshot.NodeInfos().List()
	if err != nil {
		return nil, err
	}
	pod := cluster.pod
	answer := fields{"scores": fields{}, "best": []string{}}
	gates := s.plugins[names.SchedulingGates].(fwk.PreEnqueuePlugin).PreEnqueue(ctx, pod)
	if !gates.IsSuccess() {
		answer["preEnqueueReject"] = []fields{{
			"plugin": names.SchedulingGates, "code": gates.Code().String(), "reasons": sorted(gates.Reasons()),
		}}
	}
	state := framework.NewCycleState()
	statuses := framework.NewDefaultNodeToStatus()
	narrowed, status, _ := s.framework.RunPreFilterPlugins(ctx, state, pod)
	nodes := fields{}
	answer["nodes"] = nodes
	if !status.IsSuccess() {
		answer["prefilterReject"] = rejection(status)
		statuses.SetAbsentNodesStatus(status)
		for _, info := range infos {
			verdict := rejection(status)
			verdict["feasible"] = false
			nodes[info.Node().Name] = verdict
		}
		answer["preemption"], err = s.preempt(ctx, state, pod, statuses)
		return answer, err
	}
	if !narrowed.AllNodes() {
		answer["prefilterNodes"] = sorted(narrowed.NodeNames.UnsortedList())
	}
	var feasible []fwk.NodeInfo
	for _, info := range infos {
		name := info.Node().Name
		status := s.framework.RunFilterPluginsWithNominatedPods(ctx, state, pod, info)
		if status.IsSuccess() {
			nodes[name] = fields{"feasible": true}
			feasible = append(feasible, info)
			continue
		}
		if narrowed.AllNodes() || narrowed.NodeNames.Has(name) {
			statuses.Set(name, status)
		}
		verdict := rejection(status)
		verdict["feasible"] = false
		if alone := s.rejects(ctx, state, pod, info); len(alone) > 0 {
			verdict["rejects"] = alone
		}
		nodes[name] = verdict
	}
	if len(feasible) == 0 {
		answer["preemption"], err = s.preempt(ctx, state, pod, statuses)
		return answer, err
	}
	return answer, s.score(ctx, state, pod, feasible, answer)
}

// rejects asks each filter alone.
func (s *scheduler) rejects(ctx context.Context, state fwk.CycleState, pod *v1.Pod, info fwk.NodeInfo) fields {
	alone := fields{}
	for _, enabled := range s.framework.ListPlugins().Filter.Enabled {
		if state.GetSkipFilterPlugins().Has(enabled.Name) {
			continue
		}
		status := s.plugins[enabled.Name].(fwk.FilterPlugin).Filter(ctx, state, pod, info)
		if !status.IsSuccess() {
			alone[enabled.Name] = fields{"code": status.Code().String(), "reasons": sorted(status.Reasons())}
		}
	}
	return alone
}

func (s *scheduler) score(ctx context.Context, state fwk.CycleState, pod *v1.Pod, feasible []fwk.NodeInfo, answer fields) error {
	if status := s.framework.RunPreScorePlugins(ctx, state, pod, feasible); !status.IsSuccess() {
		answer["error"] = "PreScore: " + status.Message()
		return nil
	}
	scored, status := s.framework.RunScorePlugins(ctx, state, pod, feasible)
	if !status.IsSuccess() {
		return fmt.Errorf("scores: %w", status.AsError())
	}
	scores, best, most := fields{}, []string{}, int64(math.MinInt64)
	for _, node := range scored {
		plugins := fields{}
		for _, each := range node.Scores {
			plugins[each.Name] = each.Score
		}
		scores[node.Name] = fields{"total": node.TotalScore, "plugins": plugins}
		if node.TotalScore > most {
			best, most = nil, node.TotalScore
		}
		if node.TotalScore == most {
			best = append(best, node.Name)
		}
	}
	answer["scores"], answer["best"] = scores, sorted(best)
	return nil
}

// preempt tries preemption on all nodes on which it may help.
func (s *scheduler) preempt(ctx context.Context, state fwk.CycleState, pod *v1.Pod, statuses *framework.NodeToStatus) (fields, error) {
	evaluator := s.plugins[names.DefaultPreemption].(*defaultpreemption.DefaultPreemption).Evaluator
	if eligible, message := evaluator.PodEligibleToPreemptOthers(ctx, pod, statuses.Get(pod.Status.NominatedNodeName)); !eligible {
		return fields{"eligible": false, "message": message}, nil
	}
	potential, err := statuses.NodesForStatusCode(s.snapshot.NodeInfos(), fwk.Unschedulable)
	if err != nil || len(potential) == 0 {
		return fields{"eligible": true}, err
	}
	var budgets []*policy.PodDisruptionBudget
	if budgets, err = evaluator.PdbLister.List(labels.Everything()); err != nil {
		return nil, err
	}
	candidates, _, err := evaluator.DryRunPreemption(ctx, state, pod, potential, budgets, 0, int32(len(potential)))
	if len(candidates) == 0 {
		return fields{"eligible": true}, err
	}
	all := fields{}
	for _, each := range candidates {
		all[each.Name()] = fields{"victims": victims(each), "pdbViolations": each.Victims().NumPDBViolations}
	}
	best := tied(ctx, evaluator, candidates)
	return fields{
		"eligible":   true,
		"candidates": all,
		"best":       namesOf(best),
		"node":       best[0].Name(),
		"victims":    victims(best[0]),
	}, nil
}

// chances is how often two candidates are asked which is better: one that is never chosen is worse. kube-scheduler chooses
// between tied ones by the order of a map, which is random.
const chances = 60

// tied returns the candidates that kube-scheduler may choose.
func tied(ctx context.Context, evaluator *preemption.Evaluator, candidates []preemption.Candidate) []preemption.Candidate {
	best := evaluator.SelectCandidate(ctx, candidates).Name()
	var found []preemption.Candidate
	for _, each := range candidates {
		pair := []preemption.Candidate{each}
		for _, other := range candidates {
			if other.Name() == best && each.Name() != best {
				pair = append(pair, other)
			}
		}
		for range chances {
			if evaluator.SelectCandidate(ctx, pair).Name() == each.Name() {
				found = append(found, each)
				break
			}
		}
	}
	slices.SortFunc(found, func(a, b preemption.Candidate) int {
		if a.Name() < b.Name() {
			return -1
		}
		return 1
	})
	return found
}

func rejection(status *fwk.Status) fields {
	return fields{"plugin": status.Plugin(), "code": status.Code().String(), "reasons": reasons(status)}
}

// reasons are those of the plugin: what the framework says around an error is left out.
func reasons(status *fwk.Status) []string {
	if status.Code() == fwk.Error {
		if inner := errors.Unwrap(status.AsError()); inner != nil {
			return []string{inner.Error()}
		}
	}
	return sorted(status.Reasons())
}

func victims(candidate preemption.Candidate) []string {
	found := []string{}
	for _, pod := range candidate.Victims().Pods {
		found = append(found, pod.Namespace+"/"+pod.Name)
	}
	return found
}

func namesOf(candidates []preemption.Candidate) []string {
	found := []string{}
	for _, each := range candidates {
		found = append(found, each.Name())
	}
	return found
}

func sorted(texts []string) []string {
	copied := slices.Clone(texts)
	slices.Sort(copied)
	return copied
}
