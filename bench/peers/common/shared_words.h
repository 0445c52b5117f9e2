#ifndef PEER_SHARED_WORDS_H
#define PEER_SHARED_WORDS_H

#include "channels.h"

/* Two words in a shared mapping, one a side, each on 128 bytes of its own: processors fetch cache lines in pairs. */
void map_words(void);
void take_word(enum side own);

void bump(void);
void bump_and_wake(void);

void spin_for_word(void);
void sleep_for_word(void);

#endif
