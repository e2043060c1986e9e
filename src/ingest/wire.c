/* Records of what a parser found.  Numbers are four bytes, least first. */
#include "ingest/wire.h"

#include "base/error.h"

#define MAGIC "nianlun-parse "
#define HELLO MAGIC NIAN_WIRE_VERSION "\n"

enum {
    WORDS_MOST = 1 << 16, /* bytes of a title, a note, a message */
    MILLION = 1000000,
    YEAR_MOST = 9999
};

enum tag {
    TAG_TEXT = 'T',
    TAG_MEDIA = 'M',
    TAG_ENCODING = 'E',
    TAG_OCR = 'O',
    TAG_SAID = 'S',
    TAG_NOTE = 'N',
    TAG_FAILURE = 'F',
    TAG_MEMBER = 'A',
    TAG_END = 'Z'
};

static void put_number(nian_buf *out, uint32_t number)
{
    for (int shift = 0; shift < 32; shift += 8)
        nian_buf_add_byte(out, (char)(number >> shift & 0xFF));
}

static void put_words(nian_buf *out, nian_str words)
{
    put_number(out, (uint32_t)words.len);
    nian_buf_add(out, words);
}

static void put_record(nian_buf *out, enum tag tag, nian_str content)
{
    nian_buf_add_byte(out, (char)tag);
    put_words(out, content);
}

/* A title of a megabyte is none; it is cut where a character ends. */
static nian_str cut_words(nian_str words)
{
    if (words.len <= WORDS_MOST)
        return words;
    size_t end = WORDS_MOST;
    while (end > 0 && ((unsigned char)words.ptr[end] & 0xC0) == 0x80)
        end--;
    return nian_str_slice(words, 0, end);
}

static uint32_t to_millionths(float sure)
{
    return sure <= 0 ? 0 : sure >= 1 ? MILLION : (uint32_t)(sure * MILLION);
}

static void put_said(nian_buf *out, const nian_metadata *said)
{
    const nian_str words[] = {said->title, said->issuer, said->kind,
                              said->number, said->date};
    const float sure[] = {said->issuer_sure, said->kind_sure, said->year_sure,
                          said->date_sure};
    nian_buf record = {0};
    bool sound = said->year > 0 && said->year <= YEAR_MOST;
    put_number(&record, sound ? (uint32_t)said->year : 0);
    for (size_t i = 0; i < sizeof sure / sizeof *sure; i++)
        put_number(&record, to_millionths(sure[i]));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        put_words(&record, cut_words(words[i]));
    put_record(out, TAG_SAID, nian_buf_str(&record));
    nian_buf_free(&record);
}

static void put_notes(nian_buf *out, const nian_notes *notes)
{
    for (size_t i = 0; i < notes->count && i < NIAN_WIRE_NOTES_MOST; i++) {
        nian_buf record = {0};
        put_number(&record, notes->items[i].line);
        put_number(&record, notes->items[i].count);
        nian_buf_add(&record, cut_words(notes->items[i].text));
        put_record(out, TAG_NOTE, nian_buf_str(&record));
        nian_buf_free(&record);
    }
}

static void put_members(nian_buf *out, const nian_packed_files *members)
{
    for (size_t i = 0; i < members->count; i++) {
        const nian_packed *member = &members->items[i];
        nian_str name = nian_str_slice(member->name, 0, WORDS_MOST);
        nian_buf_add_byte(out, TAG_MEMBER);
        put_number(out, (uint32_t)(4 + name.len + member->bytes.len));
        put_words(out, name);
        nian_buf_add(out, member->bytes);
    }
}

static void put_failure(nian_buf *out, const nian_error *failure)
{
    nian_buf record = {0};
    put_number(&record, (uint32_t)failure->code);
    nian_buf_add(&record, nian_str_from(failure->message));
    put_record(out, TAG_FAILURE, nian_buf_str(&record));
    nian_buf_free(&record);
}

void nian_wire_put(nian_buf *out, const nian_ingested *taken,
                   const nian_error *failure)
{
    nian_buf_add(out, NIAN_STR(HELLO));
    if (failure) {
        put_failure(out, failure);
    } else {
        put_record(out, TAG_TEXT, taken->text);
        put_record(out, TAG_MEDIA, cut_words(taken->media_type));
        put_record(out, TAG_ENCODING, cut_words(taken->encoding));
        if (taken->ocr)
            put_record(out, TAG_OCR, NIAN_STR(""));
        put_said(out, &taken->said);
        put_notes(out, &taken->notes);
        put_members(out, &taken->members);
    }
    put_record(out, TAG_END, NIAN_STR(""));
}

static bool take_number(nian_str *rest, uint32_t *number)
{
    if (rest->len < 4)
        return false;
    *number = 0;
    for (size_t i = 0; i < 4; i++)
        *number |= (uint32_t)(unsigned char)rest->ptr[i] << 8 * i;
    *rest = nian_str_after(*rest, 4);
    return true;
}

static bool take_bytes(nian_str *rest, size_t most, nian_str *bytes)
{
    uint32_t len;
    if (!take_number(rest, &len) || len > most || len > rest->len)
        return false;
    *bytes = nian_str_slice(*rest, 0, len);
    *rest = nian_str_after(*rest, len);
    return true;
}

/* Words stand on a line: of a terminal, of front matter. */
static bool keep_words(nian_str *out, nian_arena *arena, nian_str words)
{
    if (words.len > WORDS_MOST || !nian_utf8_valid(words, NULL))
        return false;
    char *copy = nian_new_array(arena, char, words.len + 1);
    for (size_t i = 0; i < words.len; i++) {
        unsigned char byte = (unsigned char)words.ptr[i];
        copy[i] = byte < ' ' || byte == 0x7F ? ' ' : words.ptr[i];
    }
    *out = (nian_str){copy, words.len};
    return true;
}

static bool take_words(nian_str *rest, nian_arena *arena, nian_str *out)
{
    nian_str words;
    return take_bytes(rest, WORDS_MOST, &words) &&
           keep_words(out, arena, words);
}

static bool take_said(nian_metadata *said, nian_arena *arena, nian_str rest)
{
    float *const sure[] = {&said->issuer_sure, &said->kind_sure,
                           &said->year_sure, &said->date_sure};
    nian_str *const words[] = {&said->title, &said->issuer, &said->kind,
                               &said->number, &said->date};
    uint32_t number;
    if (!take_number(&rest, &number) || number > YEAR_MOST)
        return false;
    said->year = (int)number;
    for (size_t i = 0; i < sizeof sure / sizeof *sure; i++) {
        if (!take_number(&rest, &number) || number > MILLION)
            return false;
        *sure[i] = (float)number / MILLION;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!take_words(&rest, arena, words[i]))
            return false;
    return rest.len == 0;
}

static bool take_note(nian_notes *notes, nian_arena *arena, nian_str rest)
{
    nian_note note;
    if (notes->count >= NIAN_WIRE_NOTES_MOST ||
        !take_number(&rest, &note.line) || !take_number(&rest, &note.count) ||
        note.count == 0 || !keep_words(&note.text, arena, rest))
        return false;
    vec_push(arena, notes, note);
    return true;
}

/* Both are bytes: what they hold is found out by whoever reads them. */
static bool take_member(nian_packed_files *members, nian_arena *arena,
                        nian_str rest)
{
    nian_packed member;
    if (members->count >= NIAN_WIRE_MEMBERS_MOST ||
        !take_bytes(&rest, WORDS_MOST, &member.name))
        return false;
    member.name = nian_str_copy(arena, member.name);
    member.bytes = nian_str_copy(arena, rest);
    vec_push(arena, members, member);
    return true;
}

static bool take_failure(nian_str rest, nian_arena *arena, nian_error *failure)
{
    nian_str words;
    uint32_t code;
    if (!take_number(&rest, &code) || code == NIAN_OK || code > NIAN_ECHILD ||
        !keep_words(&words, arena, rest))
        return false;
    nian_fail(failure, (nian_error_code)code, "%.*s", NIAN_STR_ARG(words));
    return true;
}

static bool take_text(nian_str *out, nian_arena *arena, nian_str content)
{
    if (content.len > NIAN_WIRE_TEXT_MOST || !nian_utf8_valid(content, NULL))
        return false;
    *out = nian_str_copy(arena, content);
    return true;
}

static bool take_record(nian_ingested *out, nian_arena *arena, int tag,
                        nian_str content, nian_error *failure)
{
    switch (tag) {
    case TAG_TEXT:
        return take_text(&out->text, arena, content);
    case TAG_MEDIA:
        return keep_words(&out->media_type, arena, content);
    case TAG_ENCODING:
        return keep_words(&out->encoding, arena, content);
    case TAG_OCR:
        return out->ocr = true;
    case TAG_SAID:
        return take_said(&out->said, arena, content);
    case TAG_NOTE:
        return take_note(&out->notes, arena, content);
    case TAG_MEMBER:
        return take_member(&out->members, arena, content);
    case TAG_FAILURE:
        return take_failure(content, arena, failure);
    default:
        return false;
    }
}

static bool take_records(nian_ingested *out, nian_arena *arena, nian_str rest,
                         nian_error *failure)
{
    while (rest.len) {
        int tag = (unsigned char)rest.ptr[0];
        nian_str content;
        rest = nian_str_after(rest, 1);
        if (!take_bytes(&rest, SIZE_MAX, &content))
            return false;
        if (tag == TAG_END)
            return rest.len == 0 && content.len == 0;
        if (!take_record(out, arena, tag, content, failure))
            return false;
    }
    return false;
}

bool nian_wire_take(nian_ingested *out, nian_arena *arena, nian_str bytes,
                    nian_error *err)
{
    nian_error failure = {0};
    *out = (nian_ingested){0};
    nian_str rest = bytes;
    if (!nian_str_cut_start(&rest, NIAN_STR(HELLO)))
        return nian_str_starts(bytes, NIAN_STR(MAGIC))
                   ? nian_fail(err, NIAN_EIO,
                               "nianlun-parse is of another version than "
                               "nianlun: reinstall both")
                   : nian_fail(err, NIAN_EINPUT,
                               "the parser broke off: is the file damaged?");
    if (!take_records(out, arena, rest, &failure)) {
        *out = (nian_ingested){0};
        return nian_fail(err, NIAN_EINPUT,
                         "the parser gave no sound answer: is the file "
                         "damaged?");
    }
    if (failure.code == NIAN_OK)
        return true;
    *out = (nian_ingested){0};
    return nian_fail(err, failure.code, "%s", failure.message);
}
