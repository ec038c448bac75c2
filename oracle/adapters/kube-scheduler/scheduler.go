package main

import (
	"context"
	"errors"
	"time"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
	resourceslicetracker "k8s.io/dynamic-resource-allocation/resourceslice/tracker"
	"k8s.io/klog/v2"
	fwk "k8s.io/kube-scheduler/framework"
	"k8s.io/kubernetes/pkg/scheduler/apis/config/latest"
	internalcache "k8s.io/kubernetes/pkg/scheduler/backend/cache"
	internalqueue "k8s.io/kubernetes/pkg/scheduler/backend/queue"
	"k8s.io/kubernetes/pkg/scheduler/framework"
	"k8s.io/kubernetes/pkg/scheduler/framework/plugins"
	"k8s.io/kubernetes/pkg/scheduler/framework/plugins/dynamicresources"
	"k8s.io/kubernetes/pkg/scheduler/framework/plugins/nodevolumelimits"
	frameworkruntime "k8s.io/kubernetes/pkg/scheduler/framework/runtime"
	"k8s.io/kubernetes/pkg/scheduler/metrics"
	"k8s.io/kubernetes/pkg/scheduler/util/assumecache"
)

// scheduler is the framework of kube-scheduler with its default profile, over a cluster that can be exchanged.
type scheduler struct {
	framework framework.Framework
	plugins   map[string]fwk.Plugin
	snapshot  *currentSnapshot
	nominator internalqueue.SchedulingQueue
	informers informers.SharedInformerFactory
}

// currentSnapshot is the cluster of the request that is being answered; plugins keep a pointer to it.
type currentSnapshot struct{ *internalcache.Snapshot }

func newScheduler(ctx context.Context) (*scheduler, error) {
	metrics.Register()
	configuration, err := latest.Default()
	if err != nil {
		return nil, err
	}
	// Nothing is ever sent: informers are filled by hand, and preemption is only tried.
	client, err := kubernetes.NewForConfig(&rest.Config{Host: "http://127.0.0.1:1"})
	if err != nil {
		return nil, err
	}
	made := &scheduler{
		plugins:   map[string]fwk.Plugin{},
		snapshot:  &currentSnapshot{internalcache.NewEmptySnapshot()},
		informers: informers.NewSharedInformerFactory(client, 0),
	}
	resources := made.informers.Resource().V1()
	tracker, err := resourceslicetracker.StartTracker(ctx, resourceslicetracker.Options{
		SliceInformer: resources.ResourceSlices(),
		KubeClient:    client,
	})
	if err != nil {
		return nil, err
	}
	claims := assumecache.NewAssumeCache(klog.FromContext(ctx), resources.ResourceClaims().Informer(), "ResourceClaim", "", nil)
	made.framework, err = frameworkruntime.NewFramework(ctx, made.registry(), &configuration.Profiles[0],
		frameworkruntime.WithClientSet(client),
		frameworkruntime.WithInformerFactory(made.informers),
		frameworkruntime.WithSnapshotSharedLister(made.snapshot),
		frameworkruntime.WithSharedDRAManager(dynamicresources.NewDRAManager(ctx, claims, tracker, made.informers)),
		frameworkruntime.WithSharedCSIManager(nodevolumelimits.NewCSIManager(made.informers.Storage().V1().CSINodes().Lister())),
		frameworkruntime.WithWaitingPods(frameworkruntime.NewWaitingPodsMap()),
		frameworkruntime.WithPodsInPreBind(frameworkruntime.NewPodsInPreBindMap()),
		frameworkruntime.WithPodGroupManager(internalcache.New(ctx, nil, false)),
	)
	if err != nil {
		return nil, err
	}
	made.nominator = internalqueue.NewSchedulingQueue(made.framework.QueueSortFunc(), made.informers)
	made.framework.SetPodNominator(made.nominator)
	return made, nil
}

// registry is the one of kube-scheduler; plugins that are made are kept, so that each can be asked alone.
func (s *scheduler) registry() frameworkruntime.Registry {
	registry := plugins.NewInTreeRegistry()
	for name, factory := range registry {
		registry[name] = func(ctx context.Context, arguments runtime.Object, handle fwk.Handle) (fwk.Plugin, error) {
			plugin, err := factory(ctx, arguments, handle)
			s.plugins[name] = plugin
			return plugin, err
		}
	}
	return registry
}

// show puts a cluster in the place of the one before. It returns how the nominations of the cluster are taken back.
func (s *scheduler) show(ctx context.Context, cluster *cluster) (func(), error) {
	known := map[string]bool{}
	for _, node := range cluster.nodes {
		known[node.Name] = true
	}
	var seen, bound []*v1.Pod
	for _, pod := range cluster.pods {
		// The informer of kube-scheduler leaves out Pods that have ended.
		if pod.Status.Phase == v1.PodSucceeded || pod.Status.Phase == v1.PodFailed {
			continue
		}
		seen = append(seen, pod)
		if known[pod.Spec.NodeName] {
			bound = append(bound, withStart(pod))
		}
	}
	core, policies, storages := s.informers.Core().V1(), s.informers.Policy().V1(), s.informers.Storage().V1()
	fills := []error{
		fill(core.Nodes().Informer(), cluster.nodes),
		fill(core.Pods().Informer(), seen),
		fill(core.Namespaces().Informer(), cluster.namespaces),
		fill(core.Services().Informer(), cluster.services),
		fill(policies.PodDisruptionBudgets().Informer(), cluster.pdbs),
		fill(core.PersistentVolumeClaims().Informer(), cluster.persistentVolumeClaims),
		fill(core.PersistentVolumes().Informer(), cluster.persistentVolumes),
		fill(storages.StorageClasses().Informer(), cluster.storageClasses),
		fill(storages.CSINodes().Informer(), cluster.csiNodes),
		fill(storages.CSIDrivers().Informer(), cluster.csiDrivers),
		fill(storages.CSIStorageCapacities().Informer(), cluster.csiStorageCapacities),
		fill(storages.VolumeAttachments().Informer(), cluster.volumeAttachments),
	}
	err := errors.Join(fills...)
	if err != nil {
		return nil, err
	}
	if s.snapshot.Snapshot, err = snapshotOf(ctx, cluster.nodes, bound); err != nil {
		return nil, err
	}
	var nominated []*v1.Pod
	for _, pod := range seen {
		if pod.Spec.NodeName != "" || pod.Status.NominatedNodeName == "" {
			continue
		}
		info, err := framework.NewPodInfo(pod)
		if err != nil {
			continue
		}
		s.nominator.AddNominatedPod(klog.FromContext(ctx), info, nil)
		nominated = append(nominated, pod)
	}
	return func() {
		for _, pod := range nominated {
			s.nominator.DeleteNominatedPodIfExists(pod)
		}
	}, nil
}

// notYet is later than any Pod started.
var notYet = metav1.NewTime(time.Date(2262, time.January, 1, 0, 0, 0, 0, time.UTC))

// withStart is the Pod with a start. To kube-scheduler a Pod that has not started starts whenever it is asked, so that of two
// such Pods each is the more important one, and which of them goes first hangs on how its sort asks; with the same
// moment for all, their order is that of the request.
func withStart(pod *v1.Pod) *v1.Pod {
	if pod.Status.StartTime != nil {
		return pod
	}
	started := pod.DeepCopy()
	started.Status.StartTime = &notYet
	return started
}

// snapshotOf is what the cache of kube-scheduler makes of nodes and the Pods on them.
func snapshotOf(ctx context.Context, nodes []*v1.Node, bound []*v1.Pod) (*internalcache.Snapshot, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	logger := klog.FromContext(ctx)
	cache := internalcache.New(ctx, nil, false)
	for _, node := range nodes {
		cache.AddNode(logger, node)
	}
	for _, pod := range bound {
		if err := cache.AddPod(logger, pod); err != nil {
			return nil, err
		}
	}
	snapshot := internalcache.NewEmptySnapshot()
	return snapshot, cache.UpdateSnapshot(logger, snapshot)
}

func fill[T any](informer cache.SharedIndexInformer, objects []T) error {
	items := make([]any, 0, len(objects))
	for _, each := range objects {
		items = append(items, each)
	}
	return informer.GetIndexer().Replace(items, "")
}
