#ifndef PEER_THREADS_H
#define PEER_THREADS_H

/* Starts OpenMP's threads, as many as asked for, or refuses: fewer (a limit in the environment) would flatter whoever is compared with this. */
void start_threads(int workers);

#endif
