#ifndef PEER_CHANNELS_H
#define PEER_CHANNELS_H

#include <stdbool.h>

enum side { INITIATOR, RESPONDER, SIDES };

/* As long as the longer of ParallelMotion's two frames in an empty round trip. Words in shared memory carry a number. */
enum { MESSAGE_BYTES = 16 };

/* A way to tell another process something, and to hear from it. Where the system refuses, the process ends with exit code 1. */
struct channel {
    const char *name;

    /* Waits in a loop, not asleep. */
    bool is_spinning;

    /* Before the fork. */
    void (*open)(void);

    /* After it, in each process, before the first word. */
    void (*take)(enum side own);
    void (*tell)(void);
    void (*hear)(void);
};

extern const struct channel channels[];
extern const int channel_count;

/* Turns that the spinning channel waits before it offers its CPU to others; none where both are on one. */
extern long spin_turns;

#endif
