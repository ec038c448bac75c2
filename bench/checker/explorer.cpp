// An explorer of the benchmark model (models/replicatedPods) that is written by hand for it alone: the yardstick for the
// checker's generated code. Breadth first, one thread; a state is one 64-bit word, the set an open-addressing table of
// them; successors of many states are found before they are looked up, so that cache misses overlap. P1 to P4 are judged.
// Built by: g++ -O3 -march=native -std=c++17. BENCH_SIZE names the size; prints one line of JSON.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

using State = uint64_t;

enum Api { Unborn, Live, Terminating, Gone };
enum Phase { Pending, Running, Failed };
enum Process { None, Run, Exit };
enum Node { Up, Partitioned, Dead };

// Each UID has eight bits: api, bound, phase, proc, two each. Then each node has three: its state, and whether it is ready.
template <int N, int R, int U, int F, int C> struct Model {
  static constexpr State lanes = 0x0101010101010101ull & ((1ull << (8 * U)) - 1);
  static constexpr int nodes = 8 * U, faults = nodes + 3 * N, exits = faults + 2, next = exits + 2;

  static State field(State s, int at, State mask = 3) { return (s >> at) & mask; }
  static State with(State s, int at, State value, State mask = 3) { return (s & ~(mask << at)) | (value << at); }

  static State api(State s, int u) { return field(s, 8 * u); }
  static State bound(State s, int u) { return field(s, 8 * u + 2); }
  static State phase(State s, int u) { return field(s, 8 * u + 4); }
  static State proc(State s, int u) { return field(s, 8 * u + 6); }
  static State node(State s, int n) { return field(s, nodes + 3 * n); }
  static bool isReady(State s, int n) { return field(s, nodes + 3 * n + 2, 1); }

  static State first() {
    State s = ((State)F << faults) | ((State)C << exits) | (1ull << next);
    for (int n = 0; n < N; n++) s |= 1ull << (nodes + 3 * n + 2);
    return s;
  }

  // one bit a UID: what holds of it
  static State isApi(State s, unsigned value) { return ~((s ^ value * lanes) | ((s ^ value * lanes) >> 1)) & lanes; }
  static State isPhase(State s, unsigned value) { return isApi(s >> 4, value); }
  static State isProc(State s, unsigned value) { return isApi(s >> 6, value); }
  static State isActive(State s) { return isApi(s, Live) & ~isPhase(s, Failed); }
  static State occupies(State s, unsigned n) {
    return isApi(s >> 2, n + 1) & (isApi(s, Live) | isApi(s, Terminating)) & ~isPhase(s, Failed);
  }

  static bool holdsInState(State s) {
    if (__builtin_popcountll(isActive(s)) > R) return false;
    for (int n = 0; n < N; n++) if (__builtin_popcountll(occupies(s, n)) > 1) return false;
    return true;
  }

  static bool holdsInStep(State s, State t) {
    const State wasBound = ((s >> 2) | (s >> 3)) & lanes, moved = ((s ^ t) >> 2 | (s ^ t) >> 3) & lanes;
    if (wasBound & moved & ~isApi(t, Gone)) return false;
    if (isApi(s, Gone) & ~isApi(t, Gone)) return false;
    const State born = isApi(s, Unborn) & ~isApi(t, Unborn);
    return !born || (born == 1ull << (8 * (field(s, next, 7) - 1)) && field(t, next, 7) == field(s, next, 7) + 1);
  }

  static State gone(State s, int u) { return with(s, 8 * u, Gone, 0xff); }

  template <typename Emit> static void expand(State s, Emit emit) {
    const State uid = field(s, next, 7);
    if (__builtin_popcountll(isActive(s)) < R && uid <= U) emit(with(with(s, 8 * (uid - 1), Live), next, uid + 1, 7));
    bool free[N];
    for (int n = 0; n < N; n++) free[n] = isReady(s, n) && !occupies(s, n);
#pragma GCC unroll 8
    for (int u = 0; u < U; u++) {
      const State a = api(s, u), b = bound(s, u), ph = phase(s, u), pr = proc(s, u);
      if (a == Unborn) continue;
      const int n = (int)b - 1, at = 8 * u;
      const bool onUp = b && node(s, n) == Up, inApi = a != Gone;
      if (a == Live && !b) for (int to = 0; to < N; to++) if (free[to]) emit(with(s, at + 2, to + 1));
      if (a == Live && onUp && ph == Pending && pr == None) emit(with(s, at + 6, Run));
      if (inApi && onUp && pr == Run && ph == Pending) emit(with(s, at + 4, Running));
      if (inApi && onUp && pr == None && ph == Running) emit(with(s, at + 4, Failed));
      if (pr == Run && field(s, exits)) {
        const State t = s - (1ull << exits);
        emit(a == Gone ? with(with(t, at + 6, None), at + 2, 0) : with(t, at + 6, Exit));
      }
      if (inApi && onUp && pr == Exit && ph != Failed) emit(with(s, at + 4, Failed));
      if (a == Live && ph == Failed) emit(with(s, at, Terminating));
      if (a == Live && b && !isReady(s, n)) emit(with(s, at, Terminating));
      if (a == Terminating && onUp) emit(pr == Run ? with(s, at + 6, None) : gone(s, u));
      if (a == Terminating && b && !isReady(s, n) && node(s, n) != Up)
        emit(pr == Run ? with(with(s, at, Gone), at + 4, Pending) : gone(s, u));
      if (a == Gone && pr != None && onUp) emit(gone(s, u));
    }
#pragma GCC unroll 4
    for (int n = 0; n < N; n++) {
      const int at = nodes + 3 * n;
      const State is = node(s, n);
      if (is == Up && field(s, faults)) emit(with(s, at, Partitioned) - (1ull << faults));
      if (is != Dead && field(s, faults)) {
        State t = with(s, at, Dead) - (1ull << faults);
        for (int u = 0; u < U; u++)
          if (bound(s, u) == (State)n + 1) t = api(s, u) == Gone ? gone(t, u) : with(t, 8 * u + 6, None);
        emit(t);
      }
      if (is != Up) emit(with(s, at, Up));
      if (is != Up && isReady(s, n)) emit(with(s, at + 2, 0, 1));
      if (is == Up && !isReady(s, n)) emit(with(s, at + 2, 1, 1));
    }
  }
};

struct Set {
  std::vector<State> states, slots;
  int shift = 64 - 16;
  Set() : slots(1 << 16) {}
  State slotOf(State s) const { return (s * 0x9e3779b97f4a7c15ull) >> shift; }
  void prefetch(State s) const { __builtin_prefetch(&slots[slotOf(s)], 1); }
  // no state is 0: the next UID is not
  bool add(State s) {
    State at = slotOf(s);
    for (; slots[at]; at = (at + 1) & (slots.size() - 1)) if (slots[at] == s) return false;
    slots[at] = s;
    states.push_back(s);
    return true;
  }
  void reserve(size_t more) {
    if ((states.size() + more) * 2 < slots.size()) return;
    shift -= 1;
    std::vector<State>(slots.size() * 2).swap(slots);
    for (size_t i = 0; i < states.size(); i++) {
      if (i + 16 < states.size()) prefetch(states[i + 16]);
      State at = slotOf(states[i]);
      while (slots[at]) at = (at + 1) & (slots.size() - 1);
      slots[at] = states[i];
    }
  }
};

template <int N, int R, int U, int F, int C> int explore() {
  using M = Model<N, R, U, F, C>;
  constexpr size_t chunk = 256;
  const auto start = std::chrono::steady_clock::now();
  Set set;
  std::vector<State> found;
  unsigned long transitions = 0, depth = 0, broken = 0, surplus = 0;
  set.add(M::first());
  for (size_t head = 0, level = 1; head < set.states.size();) {
    if (head == level) {
      depth++;
      level = set.states.size();
    }
    const size_t end = std::min(level, head + chunk);
    found.clear();
    for (; head < end; head++) {
      const State s = set.states[head];
      broken += !M::holdsInState(s);
      if (!surplus && __builtin_popcountll(M::isProc(s, Run)) > R) surplus = depth;
      M::expand(s, [&](State t) {
        broken += !M::holdsInStep(s, t);
        set.prefetch(t);
        found.push_back(t);
      });
    }
    transitions += found.size();
    set.reserve(found.size());
    for (const State t : found) set.add(t);
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  printf("{\"states\":%zu,\"transitions\":%lu,\"depth\":%lu,\"broken\":%lu,\"surplus\":%lu,\"seconds\":%.4f,\"cpu\":%.4f,\"bytes\":%zu}\n",
         set.states.size(), transitions, depth, broken, surplus, seconds, (double)clock() / CLOCKS_PER_SEC,
         8 * (set.states.capacity() + set.slots.size()));
  return broken != 0;
}

int main() {
  const char *named = getenv("BENCH_SIZE");
  const std::string size = named ? named : "10M";
  if (size == "XS") return explore<2, 2, 3, 1, 1>();
  if (size == "1M") return explore<3, 2, 4, 1, 2>();
  if (size == "S") return explore<3, 2, 4, 2, 1>();
  if (size == "10M") return explore<3, 2, 5, 2, 1>();
  fprintf(stderr, "no size %s\n", size.c_str());
  return 2;
}
