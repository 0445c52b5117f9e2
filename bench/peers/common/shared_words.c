#define _GNU_SOURCE
#include "shared_words.h"

#include <linux/futex.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

struct word {
    _Alignas(128) _Atomic uint32_t told;
};

long spin_turns;

static struct word *words;
static struct word *mine, *theirs;
static uint32_t heard;

void map_words(void)
{
    words = mmap(NULL, SIDES * sizeof *words, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (words == MAP_FAILED) {
        perror("mmap");
        exit(1);
    }
}

void take_word(enum side own)
{
    mine = &words[own];
    theirs = &words[!own];
}

void bump(void)
{
    uint32_t told = atomic_load_explicit(&mine->told, memory_order_relaxed);
    atomic_store_explicit(&mine->told, told + 1, memory_order_release);
}

/* Not private: the other is a process. */
void bump_and_wake(void)
{
    bump();
    syscall(SYS_futex, &mine->told, FUTEX_WAKE, 1, NULL, NULL, 0);
}

static bool is_new(void)
{
    return atomic_load_explicit(&theirs->told, memory_order_acquire) != heard;
}

static void pause_a_turn(void)
{
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

/* On one CPU the other can't answer while this one spins: without the yield a turn would take what the scheduler grants, milliseconds. */
void spin_for_word(void)
{
    for (long turn = 0; !is_new(); turn++) {
        if (turn < spin_turns) {
            pause_a_turn();
        } else {
            sched_yield();
        }
    }

    heard++;
}

/* The system compares the word again before it lets this process sleep. */
void sleep_for_word(void)
{
    while (!is_new()) {
        syscall(SYS_futex, &theirs->told, FUTEX_WAIT, heard, NULL, NULL, 0);
    }

    heard++;
}
