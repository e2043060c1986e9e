/* Workers take pieces in order and may run ahead a little; what they made is
 * handed out in order by the caller's own thread. */
#include "base/pool.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"

enum {
    WORKERS_MOST = 64,
    AHEAD = 4 /* pieces per worker that may wait to be handed out */
};

typedef struct pool {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    size_t count, taken, delivered, window;
    bool *done; /* by index modulo the window */
    nian_pool_step *work;
    void *context;
} pool;

size_t nian_pool_workers(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    if (count < 1)
        return 1;
    return count > WORKERS_MOST ? WORKERS_MOST : (size_t)count;
}

static void *serve(void *argument)
{
    pool *shared = argument;
    pthread_mutex_lock(&shared->lock);
    while (shared->taken < shared->count) {
        if (shared->taken >= shared->delivered + shared->window) {
            pthread_cond_wait(&shared->changed, &shared->lock);
            continue;
        }
        size_t index = shared->taken++;
        pthread_mutex_unlock(&shared->lock);
        shared->work(shared->context, index);
        pthread_mutex_lock(&shared->lock);
        shared->done[index % shared->window] = true;
        pthread_cond_broadcast(&shared->changed);
    }
    pthread_mutex_unlock(&shared->lock);
    return NULL;
}

static void deliver_all(pool *shared, nian_pool_step *deliver)
{
    for (size_t i = 0; i < shared->count; i++) {
        pthread_mutex_lock(&shared->lock);
        while (!shared->done[i % shared->window])
            pthread_cond_wait(&shared->changed, &shared->lock);
        pthread_mutex_unlock(&shared->lock);
        deliver(shared->context, i);
        pthread_mutex_lock(&shared->lock);
        shared->done[i % shared->window] = false;
        shared->delivered = i + 1;
        pthread_cond_broadcast(&shared->changed);
        pthread_mutex_unlock(&shared->lock);
    }
}

static void run_alone(size_t count, nian_pool_step *work,
                      nian_pool_step *deliver, void *context)
{
    for (size_t i = 0; i < count; i++) {
        work(context, i);
        deliver(context, i);
    }
}

/* A thread that cannot be started is one fewer; with none at all the caller
 * does the work. */
void nian_pool_run(size_t workers, size_t count, nian_pool_step *work,
                   nian_pool_step *deliver, void *context)
{
    pthread_t threads[WORKERS_MOST];
    size_t wanted = workers < count ? workers : count;
    size_t started = 0;
    pool shared = {.count = count, .work = work, .context = context};
    if (wanted > WORKERS_MOST)
        wanted = WORKERS_MOST;
    shared.window = (wanted ? wanted : 1) * AHEAD;
    shared.done = nian_xcalloc(shared.window, sizeof *shared.done);
    pthread_mutex_init(&shared.lock, NULL);
    pthread_cond_init(&shared.changed, NULL);
    while (wanted > 1 && started < wanted &&
           pthread_create(&threads[started], NULL, serve, &shared) == 0)
        started++;
    if (started)
        deliver_all(&shared, deliver);
    else
        run_alone(count, work, deliver, context);
    for (size_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    pthread_cond_destroy(&shared.changed);
    pthread_mutex_destroy(&shared.lock);
    free(shared.done);
}
