#ifndef PEER_PLACES_H
#define PEER_PLACES_H

#include "channels.h"

enum placement { UNPINNED, SAME_CORE, OTHER_CORE, PLACEMENTS };

extern const char *const placement_names[PLACEMENTS];

/* A CPU for each side, -1 where the system may choose. Refuses other-core where the usable CPUs are of one core. */
void choose_cpus(enum placement placement, int cpus[SIDES]);

/* Binds the calling process; does nothing for -1. */
void stay_on(int cpu);

#endif
