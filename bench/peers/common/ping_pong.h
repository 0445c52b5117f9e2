#ifndef PEER_PING_PONG_H
#define PEER_PING_PONG_H

#include "channels.h"
#include "places.h"

#include <stdbool.h>

/* What is asked of a ping-pong. */
struct ping_pong {
    const struct channel *channel;
    enum placement placement;
    bool is_parked, is_batch;
    int rounds, warm_up;
    int cpus[SIDES];
};

/* Reads the command line; refuses what is unknown, out of bounds or makes no sense together. CPUs are not chosen yet. */
struct ping_pong read_ping_pong(int count, char **words);

#endif
