#define _GNU_SOURCE
#include "channels.h"

#include "shared_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

/* By side: where it reads, where it writes. For a socket the two are one. */
static int reads[SIDES], writes[SIDES];
static enum side own;

static _Noreturn void stop(const char *what)
{
    perror(what);
    exit(1);
}

static void open_socket(void)
{
    int ends[SIDES];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
        stop("socketpair");
    }

    for (int side = 0; side < SIDES; side++) {
        reads[side] = writes[side] = ends[side];
    }
}

static void open_pipes(void)
{
    for (int side = 0; side < SIDES; side++) {
        int ends[2];
        if (pipe(ends) != 0) {
            stop("pipe");
        }

        reads[side] = ends[0];
        writes[!side] = ends[1];
    }
}

/* The other's ends must go: while they are open here, its death would not end a read. */
static void take_ends(enum side side)
{
    own = side;
    close(reads[!own]);
    if (writes[!own] != reads[!own]) {
        close(writes[!own]);
    }
}

static void write_message(void)
{
    static const char message[MESSAGE_BYTES];
    if (write(writes[own], message, sizeof message) != sizeof message) {
        stop("write");
    }
}

/* The other sends no second message before its answer, and a small one is never split: what is shorter is an end. */
static void read_message(void)
{
    char message[MESSAGE_BYTES];
    if (read(reads[own], message, sizeof message) != sizeof message) {
        fputs("Cannot go on because the other process is gone: expected=a message.\n", stderr);
        exit(1);
    }
}

const struct channel channels[] = {
    {"socket", false, open_socket, take_ends, write_message, read_message},
    {"pipe", false, open_pipes, take_ends, write_message, read_message},
    {"futex", false, map_words, take_word, bump_and_wake, sleep_for_word},
    {"cacheline", true, map_words, take_word, bump, spin_for_word},
};

const int channel_count = sizeof channels / sizeof *channels;
