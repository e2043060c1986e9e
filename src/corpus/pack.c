/* Objects as one pack.  libgit2's builder looks for deltas among all of them,
 * which takes three times as long as everything else and gains a tenth: two
 * years of a report share few runs of bytes.  Here each object is compressed
 * by itself, on several threads; `git gc` looks for deltas when somebody has
 * the time.  The form is gitformat-pack(5), version 2; libgit2 checks and
 * indexes it as it would a fetched one. */
#include "corpus/pack.h"

#include <stdlib.h>

#include <zlib.h>

#include "base/pool.h"
#include "corpus/sha1.h"

typedef struct pack_job {
    const nian_object *objects;
    nian_buf *packed; /* of each object, until it is handed on */
    git_odb_writepack *writer;
    nian_sha1 sum;
    git_indexer_progress progress;
    int code; /* of libgit2; the first that failed */
} pack_job;

static void send(pack_job *job, nian_str bytes)
{
    nian_sha1_add(&job->sum, bytes);
    if (job->code == 0)
        job->code = job->writer->append(job->writer, bytes.ptr, bytes.len,
                                        &job->progress);
}

static void write_header(nian_buf *out, const nian_object *object)
{
    size_t size = object->bytes.len;
    unsigned byte = (unsigned)object->type << 4 | (unsigned)(size & 15);
    for (size >>= 4; size; size >>= 7) {
        nian_buf_add_byte(out, (char)(byte | 0x80));
        byte = (unsigned)(size & 0x7F);
    }
    nian_buf_add_byte(out, (char)byte);
}

static void compress_one(void *context, size_t index)
{
    pack_job *job = context;
    const nian_object *object = &job->objects[index];
    nian_buf *out = &job->packed[index];
    uLong bound = compressBound((uLong)object->bytes.len);
    Bytef *room = nian_xmalloc(bound);
    const Bytef *bytes =
        (const Bytef *)(object->bytes.len ? object->bytes.ptr : "");
    write_header(out, object);
    /* It can only fail for want of memory or of room, and has both. */
    if (compress2(room, &bound, bytes, (uLong)object->bytes.len,
                  Z_DEFAULT_COMPRESSION) != Z_OK)
        abort();
    nian_buf_add(out, (nian_str){(const char *)room, bound});
    free(room);
}

static void send_one(void *context, size_t index)
{
    pack_job *job = context;
    send(job, nian_buf_str(&job->packed[index]));
    nian_buf_free(&job->packed[index]);
}

static void send_all(pack_job *job, size_t count)
{
    char header[12] = {'P', 'A', 'C', 'K', 0, 0, 0, 2};
    for (int i = 0; i < 4; i++)
        header[8 + i] = (char)(count >> (24 - 8 * i) & 0xFF);
    nian_sha1_start(&job->sum);
    send(job, (nian_str){header, sizeof header});
    job->packed = nian_xcalloc(count, sizeof *job->packed);
    nian_pool_run(nian_pool_workers(), count, compress_one, send_one, job);
    free(job->packed);
    unsigned char end[NIAN_SHA1_BYTES];
    nian_sha1 whole = job->sum;
    nian_sha1_end(&whole, end);
    if (job->code == 0)
        job->code =
            job->writer->append(job->writer, end, sizeof end, &job->progress);
    if (job->code == 0)
        job->code = job->writer->commit(job->writer, &job->progress);
}

int nian_pack_write(git_odb *odb, const nian_object *objects, size_t count)
{
    pack_job job = {.objects = objects};
    int code = git_odb_write_pack(&job.writer, odb, NULL, NULL);
    if (code < 0)
        return code;
    send_all(&job, count);
    job.writer->free(job.writer);
    return job.code;
}
