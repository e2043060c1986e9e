/** An OFD (GB/T 33190-2016): pages of text objects in a ZIP of XML.
 *
 *      package → paths of pages → letters where they stand → words → pages
 *
 *  For the files of this folder that begin with ofd.  Elements are known by
 *  their local names, whatever prefix or namespace a producer gives them, and
 *  numbers may be set apart by any blanks.  Lengths are millimetres until a
 *  word is made of letters; y grows downwards.
 */
#ifndef NIAN_INGEST_OFD_H
#define NIAN_INGEST_OFD_H

#include "base/buf.h"
#include "ingest/container.h"
#include "ingest/ingest.h"
#include "ingest/pdf.h"
#include "ingest/xml.h"

enum {
    NIAN_OFD_LETTERS_MAX = 2000000, /**< in all pages together */
    NIAN_OFD_TEMPLATES_MAX = 1000
};

typedef struct nian_ofd_box {
    double x;
    double y;
    double width;
    double height;
} nian_ofd_box;

/** A sheet that pages are laid on: letterhead, frame, running header. */
typedef struct nian_ofd_template {
    nian_str id;
    nian_str path;
    uint32_t uses; /**< pages that are laid on it */
    size_t page;   /**< the last of them */
} nian_ofd_template;

/** What the package says of itself: OFD.xml and Document.xml. */
typedef struct nian_ofd_package {
    nian_container box;
    nian_ofd_box area; /**< of pages that do not say otherwise */
    nian_strs pages;   /**< paths, in order */
    vec(nian_ofd_template) templates;
    nian_metadata said;
    uint32_t bodies; /**< documents in the package; the first is read */
    bool is_signed;
    bool annotated;
    bool attached;
} nian_ofd_package;

/** A letter on its baseline.  `along` runs with the line and `across` away
 *  from the lines before, so that turned text is as good as any. */
typedef struct nian_ofd_letter {
    uint32_t code;
    uint8_t turns; /**< of the line: quarters, clockwise */
    double along;
    double across;
    double width;
    double size;
} nian_ofd_letter;

/** What stands on a page or on a template. */
typedef struct nian_ofd_sheet {
    nian_ofd_box area; /**< zero where it does not say */
    vec(nian_ofd_letter) letters;
    nian_strs templates; /**< ids of those that the page is laid on */
    size_t tilted;       /**< letters of lines that run aslant: watermarks */
    size_t pictures;
    size_t composed; /**< drawings made elsewhere, which may hold text */
} nian_ofd_sheet;

/** Reads OFD.xml and Document.xml.  Fails as container.h does, with
 *  NIAN_EINPUT where the package is not whole, and with NIAN_EUNSUPPORTED
 *  where it is encrypted. */
bool nian_ofd_open(nian_ofd_package *out, nian_arena *arena, nian_str bytes,
                   nian_error *err);

/** Fails: what the package names is not in it. */
bool nian_ofd_missing(nian_str path, nian_error *err);

/** Whether a part is XML at all; what is not was encrypted. */
bool nian_ofd_plain(nian_str bytes, nian_error *err);

/** Reads a page or a template. */
bool nian_ofd_sheet_read(nian_ofd_sheet *out, nian_arena *arena, nian_str bytes,
                         nian_str path, nian_error *err);

/** Letters become words, which share a line when they stand on one baseline.
 *  `lines` counts on.  `page` has its size already; `area` tells where the
 *  sheet begins. */
void nian_ofd_words(nian_page *page, nian_arena *arena,
                    const nian_ofd_sheet *sheet, const nian_ofd_box *area,
                    uint32_t *lines);

/** `location` as `from` says it: from the root of the package where it begins
 *  with `/`, else from the folder that `from` lies in; never above the root. */
nian_str nian_ofd_path(nian_arena *arena, nian_str from, nian_str location);

/** Takes the next number off `rest`; false where there is none. */
bool nian_ofd_number(nian_str *rest, double *out);
/** Up to `count` numbers; returns how many there are. */
size_t nian_ofd_numbers(double *out, size_t count, nian_str s);
/** Of the four numbers of a box; zero where it is none. */
nian_ofd_box nian_ofd_box_read(nian_str s);

#endif
