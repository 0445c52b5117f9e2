#define _GNU_SOURCE
#include "places.h"

#include "refuse.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>

const char *const placement_names[PLACEMENTS] = {"unpinned", "same-core", "other-core"};

static int topology(int cpu, const char *name)
{
    char path[96];
    int number = -1;
    snprintf(path, sizeof path, "/sys/devices/system/cpu/cpu%d/topology/%s", cpu, name);
    FILE *file = fopen(path, "r");
    if (file != NULL) {
        if (fscanf(file, "%d", &number) != 1) {
            number = -1;
        }

        fclose(file);
    }

    return number;
}

/* Two threads of one core share what they would race for. Where the system doesn't say, each CPU is taken for a core. */
static bool is_one_core(int first, int second)
{
    int core = topology(first, "core_id");
    return core >= 0 && core == topology(second, "core_id") && topology(first, "physical_package_id") == topology(second, "physical_package_id");
}

static int next_usable(const cpu_set_t *usable, int after)
{
    for (int cpu = after + 1; cpu < CPU_SETSIZE; cpu++) {
        if (CPU_ISSET(cpu, usable)) {
            return cpu;
        }
    }

    return -1;
}

void choose_cpus(enum placement placement, int cpus[SIDES])
{
    cpu_set_t usable;
    cpus[INITIATOR] = cpus[RESPONDER] = -1;
    if (placement == UNPINNED) {
        return;
    }

    if (sched_getaffinity(0, sizeof usable, &usable) != 0) {
        refuse("Cannot place processes because the system doesn't say which CPUs are usable: expected=at most %d CPUs.", CPU_SETSIZE);
    }

    int first = next_usable(&usable, -1), other = first;
    while (placement == OTHER_CORE && other >= 0 && (other == first || is_one_core(first, other))) {
        other = next_usable(&usable, other);
    }

    if (other < 0) {
        refuse("Cannot place the two processes on two cores because there is one: usableCpus=%d, expected=CPUs of two cores.", CPU_COUNT(&usable));
    }

    cpus[INITIATOR] = first;
    cpus[RESPONDER] = other;
}

void stay_on(int cpu)
{
    cpu_set_t one;
    if (cpu < 0) {
        return;
    }

    CPU_ZERO(&one);
    CPU_SET(cpu, &one);
    if (sched_setaffinity(0, sizeof one, &one) != 0) {
        perror("sched_setaffinity");
        exit(1);
    }
}
