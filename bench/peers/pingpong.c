/*
 * One round trip at a time between two processes: pingpong [--channel socket|pipe|futex|cacheline]
 * [--placement unpinned|same-core|other-core] [--state hot|parked] [--batch] [--rounds N] [--warm-up N]
 * Hot: one after the other. Parked: both sides have slept for two milliseconds before each. Batch: the one who answers is
 * scheduled as ParallelMotion's workers are, and so doesn't take its waker's place on a CPU that they share.
 */
#define _GNU_SOURCE
#include "common/ping_pong.h"
#include "common/quantiles.h"

#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* An answer from another core takes less than a microsecond. Whoever has paused 1,000 times is in the way of the one who is to answer. */
enum { SPIN_TURNS = 1000 };

/* Ends either process where the other has died without a trace: nobody hears of that through words in shared memory. */
enum { MOST_SECONDS = 300 };

static const int64_t parked_nanoseconds = 2000000;

/* In the process of that side. Bound after it has started, as ParallelMotion's workers are. */
static void start(const struct ping_pong *asked, enum side own)
{
    alarm(MOST_SECONDS);
    asked->channel->take(own);
    stay_on(asked->cpus[own]);
}

static _Noreturn void respond(const struct ping_pong *asked, pid_t initiator)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != initiator) {
        _exit(1);
    }

    start(asked, RESPONDER);
    struct sched_param lowest = {0};
    if (asked->is_batch && sched_setscheduler(0, SCHED_BATCH, &lowest) != 0) {
        perror("sched_setscheduler");
        _exit(1);
    }

    for (int round = 0; round < asked->warm_up + asked->rounds; round++) {
        asked->channel->hear();
        asked->channel->tell();
    }

    _exit(0);
}

static void idle(void)
{
    int64_t deadline = now_nanoseconds() + parked_nanoseconds;
    struct timespec time = {.tv_sec = deadline / 1000000000, .tv_nsec = deadline % 1000000000};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL) != 0) {
    }
}

static int64_t round_trip(const struct ping_pong *asked)
{
    if (asked->is_parked) {
        idle();
    }

    int64_t started = now_nanoseconds();
    asked->channel->tell();
    asked->channel->hear();
    return now_nanoseconds() - started;
}

static void measure(const struct ping_pong *asked, int64_t *nanoseconds)
{
    for (int round = 0; round < asked->warm_up; round++) {
        round_trip(asked);
    }

    for (int round = 0; round < asked->rounds; round++) {
        nanoseconds[round] = round_trip(asked);
    }
}

static const char *boolean(bool value)
{
    return value ? "true" : "false";
}

static void print(const struct ping_pong *asked, int64_t *nanoseconds)
{
    printf("{\"channel\": \"%s\", \"placement\": \"%s\", \"state\": \"%s\", \"isBatch\": %s, \"isSpinning\": %s, \"cpus\": ", asked->channel->name,
           placement_names[asked->placement], asked->is_parked ? "parked" : "hot", boolean(asked->is_batch), boolean(asked->channel->is_spinning));
    if (asked->placement == UNPINNED) {
        printf("null, ");
    } else {
        printf("[%d, %d], ", asked->cpus[INITIATOR], asked->cpus[RESPONDER]);
    }

    print_quantiles(nanoseconds, asked->rounds);
    printf(", \"clockSeconds\": %.9g}\n", 1e-9 * (double)clock_nanoseconds());
}

int main(int count, char **words)
{
    struct ping_pong asked = read_ping_pong(count, words);
    choose_cpus(asked.placement, asked.cpus);
    spin_turns = asked.placement == SAME_CORE ? 0 : SPIN_TURNS;
    int64_t *nanoseconds = calloc((size_t)asked.rounds, sizeof *nanoseconds);
    asked.channel->open();
    pid_t initiator = getpid(), responder = fork();
    if (responder == 0) {
        respond(&asked, initiator);
    }

    if (responder < 0 || nanoseconds == NULL) {
        perror("fork, or memory for the samples");
        return 1;
    }

    start(&asked, INITIATOR);
    measure(&asked, nanoseconds);
    int status;
    if (waitpid(responder, &status, 0) != responder || status != 0) {
        fprintf(stderr, "Cannot report because the other process failed: status=%d, expected=0.\n", status);
        return 1;
    }

    print(&asked, nanoseconds);
    free(nanoseconds);
    return 0;
}
