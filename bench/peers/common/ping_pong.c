#include "ping_pong.h"

#include "options.h"
#include "refuse.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

static const struct option known[] = {
    {"channel", required_argument, NULL, 'c'}, {"placement", required_argument, NULL, 'p'}, {"state", required_argument, NULL, 's'},
    {"batch", no_argument, NULL, 'b'},         {"rounds", required_argument, NULL, 'r'},    {"warm-up", required_argument, NULL, 'w'},
    {NULL, 0, NULL, 0},
};

static const struct channel *named_channel(const char *name)
{
    for (int each = 0; each < channel_count; each++) {
        if (strcmp(name, channels[each].name) == 0) {
            return &channels[each];
        }
    }

    refuse("Cannot use the channel because there is none of that name: channel=%s, expected=socket, pipe, futex or cacheline.", name);
}

static enum placement named_placement(const char *name)
{
    for (int each = 0; each < PLACEMENTS; each++) {
        if (strcmp(name, placement_names[each]) == 0) {
            return (enum placement)each;
        }
    }

    refuse("Cannot use the placement because there is none of that name: placement=%s, expected=unpinned, same-core or other-core.", name);
}

static bool named_parked(const char *name)
{
    if (strcmp(name, "hot") != 0 && strcmp(name, "parked") != 0) {
        refuse("Cannot use the state because there is none of that name: state=%s, expected=hot or parked.", name);
    }

    return strcmp(name, "parked") == 0;
}

struct ping_pong read_ping_pong(int count, char **words)
{
    struct ping_pong asked = {.channel = &channels[0], .placement = UNPINNED, .warm_up = -1};
    for (int option; (option = getopt_long(count, words, "", known, NULL)) != -1;) {
        switch (option) {
        case 'c': asked.channel = named_channel(optarg); break;
        case 'p': asked.placement = named_placement(optarg); break;
        case 's': asked.is_parked = named_parked(optarg); break;
        case 'b': asked.is_batch = true; break;
        case 'r': asked.rounds = (int)whole_number("rounds", optarg, 1, 10000000); break;
        case 'w': asked.warm_up = (int)whole_number("warm-up", optarg, 0, 10000000); break;
        default: exit(2); /* getopt has said why */
        }
    }

    if (optind < count) {
        refuse("Cannot use %s because it is no option: given=%s.", words[optind], words[optind]);
    }

    if (asked.is_parked && asked.channel->is_spinning) {
        refuse("Cannot measure a parked round trip of this channel because it never sleeps: channel=%s, expected=socket, pipe or futex.", asked.channel->name);
    }

    asked.rounds = asked.rounds > 0 ? asked.rounds : asked.is_parked ? 500 : 20000;
    asked.warm_up = asked.warm_up >= 0 ? asked.warm_up : asked.is_parked ? 20 : 2000;
    return asked;
}
