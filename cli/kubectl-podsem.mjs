#!/usr/bin/env node
// kubectl finds plugins by their names: `kubectl podsem watch` runs this.
import './podsem.mjs';
