#ifndef PEER_REFUSE_H
#define PEER_REFUSE_H

/* Ends the program with exit code 2 after one sentence on standard error; format as for printf. */
_Noreturn void refuse(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
