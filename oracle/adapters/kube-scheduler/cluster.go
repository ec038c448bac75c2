package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	v1 "k8s.io/api/core/v1"
	policy "k8s.io/api/policy/v1"
	storage "k8s.io/api/storage/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	api "k8s.io/kubernetes/pkg/apis/core"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	_ "k8s.io/kubernetes/pkg/apis/storage/install"
	podregistry "k8s.io/kubernetes/pkg/registry/core/pod"
	sigsjson "sigs.k8s.io/json"
)

// request is a line: a cluster, and the Pod that waits for a node.
type request struct {
	ID                     json.RawMessage   `json:"id"`
	Op                     string            `json:"op"`
	Nodes                  []json.RawMessage `json:"nodes"`
	Pods                   []json.RawMessage `json:"pods"`
	Namespaces             []json.RawMessage `json:"namespaces"`
	Services               []json.RawMessage `json:"services"`
	PDBs                   []json.RawMessage `json:"pdbs"`
	Pod                    json.RawMessage   `json:"pod"`
	PersistentVolumeClaims []json.RawMessage `json:"persistentVolumeClaims"`
	PersistentVolumes      []json.RawMessage `json:"persistentVolumes"`
	StorageClasses         []json.RawMessage `json:"storageClasses"`
	CSINodes               []json.RawMessage `json:"csiNodes"`
	CSIDrivers             []json.RawMessage `json:"csiDrivers"`
	CSIStorageCapacities   []json.RawMessage `json:"csiStorageCapacities"`
	VolumeAttachments      []json.RawMessage `json:"volumeAttachments"`
}

// cluster is what the API server would store of a request.
type cluster struct {
	pod                    *v1.Pod
	nodes                  []*v1.Node
	pods                   []*v1.Pod
	namespaces             []*v1.Namespace
	services               []*v1.Service
	pdbs                   []*policy.PodDisruptionBudget
	persistentVolumeClaims []*v1.PersistentVolumeClaim
	persistentVolumes      []*v1.PersistentVolume
	storageClasses         []*storage.StorageClass
	csiNodes               []*storage.CSINode
	csiDrivers             []*storage.CSIDriver
	csiStorageCapacities   []*storage.CSIStorageCapacity
	volumeAttachments      []*storage.VolumeAttachment
}

// object is a pointer to a type of the API.
type object[T any] interface {
	*T
	metav1.Object
	runtime.Object
	Marshal() ([]byte, error)
	Unmarshal([]byte) error
}

// clusterOf reads a request. No two Pods of a cluster have one UID: where they are said to, the later one gets another.
func clusterOf(ctx context.Context, request request) (*cluster, error) {
	made := &cluster{}
	var err error
	if made.pod, err = decode[v1.Pod](request.Pod, "pod"); err != nil {
		return nil, err
	}
	reads := []error{
		list(&made.nodes, request.Nodes, "nodes"),
		list(&made.pods, request.Pods, "pods"),
		list(&made.namespaces, request.Namespaces, "namespaces"),
		list(&made.services, request.Services, "services"),
		list(&made.pdbs, request.PDBs, "pdbs"),
		list(&made.persistentVolumeClaims, request.PersistentVolumeClaims, "persistentVolumeClaims"),
		list(&made.persistentVolumes, request.PersistentVolumes, "persistentVolumes"),
		list(&made.storageClasses, request.StorageClasses, "storageClasses"),
		list(&made.csiNodes, request.CSINodes, "csiNodes"),
		list(&made.csiDrivers, request.CSIDrivers, "csiDrivers"),
		list(&made.csiStorageCapacities, request.CSIStorageCapacities, "csiStorageCapacities"),
		list(&made.volumeAttachments, request.VolumeAttachments, "volumeAttachments"),
	}
	for _, err := range reads {
		if err != nil {
			return nil, err
		}
	}
	for _, pod := range append([]*v1.Pod{made.pod}, made.pods...) {
		if err := create(ctx, pod); err != nil {
			return nil, err
		}
	}
	for index, node := range made.csiNodes {
		for at, driver := range node.Spec.Drivers {
			if driver.Name == "" {
				path := fmt.Sprintf("csiNodes[%d].spec.drivers[%d].name", index, at)
				return nil, &problem{Code: "PS1103", Message: "a field is required", Place: map[string]string{"path": path}}
			}
		}
	}
	uids := map[types.UID]bool{}
	for _, pod := range made.pods {
		if uids[pod.UID] {
			pod.UID = types.UID(pod.Namespace + "/" + pod.Name)
		}
		uids[pod.UID] = true
	}
	inNamespace(made.services)
	inNamespace(made.pdbs)
	inNamespace(made.persistentVolumeClaims)
	inNamespace(made.csiStorageCapacities)
	return made, nil
}

// inNamespace puts what has no namespace into the one that is meant then.
func inNamespace[P metav1.Object](objects []P) {
	for _, each := range objects {
		if each.GetNamespace() == "" {
			each.SetNamespace(metav1.NamespaceDefault)
		}
	}
}

// required are fields without which the API has no such objects, and which Go's types cannot tell from empty ones.
var required = map[string][][]string{
	"csiNodes":             {{"spec"}},
	"csiDrivers":           {{"spec"}},
	"csiStorageCapacities": {{"storageClassName"}},
	"volumeAttachments":    {{"spec", "attacher"}, {"spec", "nodeName"}, {"spec", "source"}},
}

func holds(object json.RawMessage, field []string) bool {
	var inside map[string]json.RawMessage
	if json.Unmarshal(object, &inside) != nil {
		return false
	}
	value, found := inside[field[0]]
	if !found || string(value) == "null" {
		return false
	}
	return len(field) == 1 || holds(value, field[1:])
}

// list decodes the objects of one kind; each must have a name, and one of its own.
func list[T any, P object[T]](into *[]P, items []json.RawMessage, path string) error {
	seen := map[string]bool{}
	for index, item := range items {
		place := fmt.Sprintf("%s[%d]", path, index)
		for _, field := range required[path] {
			if !holds(item, field) {
				return &problem{Code: "PS1103", Message: "a field is required", Place: map[string]string{"path": place + "." + strings.Join(field, ".")}}
			}
		}
		decoded, err := decode[T, P](item, place)
		if err != nil {
			return err
		}
		name := decoded.GetNamespace() + "/" + decoded.GetName()
		if decoded.GetName() == "" || seen[name] {
			return &problem{Code: "PS1103", Message: "a name of its own is required", Place: map[string]string{"path": place}}
		}
		seen[name] = true
		*into = append(*into, decoded)
	}
	return nil
}

// decode reads an object as the API server does, with its defaults, and as others get it from there: what is stored tells
// no empty list from none.
func decode[T any, P object[T]](text json.RawMessage, path string) (P, error) {
	decoded := P(new(T))
	if len(text) == 0 || string(text) == "null" {
		return nil, &problem{Code: "PS1103", Message: "an object is required", Place: map[string]string{"path": path}}
	}
	if err := sigsjson.UnmarshalCaseSensitivePreserveInts(text, decoded); err != nil {
		return nil, &problem{Code: "PS1103", Message: err.Error(), Place: map[string]string{"path": path}}
	}
	legacyscheme.Scheme.Default(decoded)
	stored, err := decoded.Marshal()
	if err != nil {
		return nil, err
	}
	read := P(new(T))
	return read, read.Unmarshal(stored)
}

// create does to a Pod what its creation does; unlike there, its status stays. It gets a namespace and a UID where it has none.
func create(ctx context.Context, pod *v1.Pod) error {
	var internal api.Pod
	if err := legacyscheme.Scheme.Convert(pod, &internal, nil); err != nil {
		return err
	}
	status := internal.Status
	podregistry.Strategy.PrepareForCreate(ctx, &internal)
	internal.Status = status
	var created v1.Pod
	if err := legacyscheme.Scheme.Convert(&internal, &created, nil); err != nil {
		return err
	}
	created.DeepCopyInto(pod)
	if pod.Namespace == "" {
		pod.Namespace = metav1.NamespaceDefault
	}
	if pod.UID == "" {
		pod.UID = types.UID(pod.Namespace + "/" + pod.Name)
	}
	return nil
}
