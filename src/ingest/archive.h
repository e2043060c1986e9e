/** Archives of reports: what stands in a ZIP, one file after the other.
 *
 *      nian_packed_files members;
 *      if (nian_archive_read(&members, &arena, bytes, NULL, err))
 *          for (size_t i = 0; i < members.count; i++)
 *              nian_ingest(&taken, &arena, members.items[i].bytes, …);
 *
 *  A ZIP is unpacked in memory by a process of its own, so that no name in it
 *  can do harm.  Folders, empty files, and what systems leave in a ZIP
 *  (__MACOSX, Thumbs.db) are passed over.  Messages do not name the file.
 */
#ifndef NIAN_INGEST_ARCHIVE_H
#define NIAN_INGEST_ARCHIVE_H

#include "ingest/ingest.h"

/** Names come in UTF-8, whatever program wrote them, without `..` and without
 *  a slash in front, each but once.  `bytes` must be a ZIP for nian_sniff().
 *  Fails with NIAN_EINPUT for a bomb, and when there is no file in it. */
bool nian_archive_read(nian_packed_files *out, nian_arena *arena,
                       nian_str bytes, const nian_ingest_options *options,
                       nian_error *err);

/** The only file of a ZIP, which is no ZIP again. */
bool nian_archive_read_one(nian_packed *out, nian_arena *arena, nian_str bytes,
                           const nian_ingest_options *options, nian_error *err);

#endif
