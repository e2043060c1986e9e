/** XML, read in one pass by handlers.
 *
 *      static const nian_xml_handlers handlers = {open, close, text};
 *      if (!nian_xml_read_entry(&box, NIAN_STR("word/document.xml"),
 *                               &handlers, &state, err)) ...
 *
 *  Prefixes are any writer's choice and the same vocabulary has several
 *  addresses (strict and transitional), so a namespace is known here by the
 *  tail of its address.  Entities cannot be declared, depth and sizes are
 *  bounded: what lies beyond fails with NIAN_EINPUT.
 */
#ifndef NIAN_INGEST_XML_H
#define NIAN_INGEST_XML_H

#include "ingest/container.h"

enum {
    NIAN_XML_DEPTH_MAX = 256,
    NIAN_XML_TAG_MAX = 1024 * 1024,      /**< bytes of one tag */
    NIAN_XML_TEXT_MAX = 64 * 1024 * 1024 /**< bytes of text in a part */
};

typedef enum nian_xml_space {
    NIAN_XML_NONE, /**< an attribute or element without a namespace */
    NIAN_XML_OTHER,
    /* Office Open XML */
    NIAN_XML_W,          /**< …/wordprocessingml/main */
    NIAN_XML_R,          /**< …/officeDocument/relationships, r:id */
    NIAN_XML_M,          /**< …/officeDocument/math */
    NIAN_XML_A,          /**< …/drawingml/main */
    NIAN_XML_MC,         /**< …/markup-compatibility */
    NIAN_XML_V,          /**< vml */
    NIAN_XML_PACKAGE,    /**< …/package/relationships, content types */
    NIAN_XML_CORE,       /**< …/core-properties */
    NIAN_XML_PROPERTIES, /**< …/extended-properties */
    NIAN_XML_DC,         /**< Dublin Core */
    /* OpenDocument */
    NIAN_XML_OFFICE,
    NIAN_XML_TEXT,
    NIAN_XML_TABLE,
    NIAN_XML_STYLE,
    NIAN_XML_DRAW,
    NIAN_XML_FO,
    NIAN_XML_META,
    NIAN_XML_NUMBER,
    NIAN_XML_MANIFEST,
    /* OFD */
    NIAN_XML_OFD
} nian_xml_space;

/** Handed to a handler, and good until it returns. */
typedef struct nian_xml_name {
    nian_xml_space space;
    nian_str local;
} nian_xml_name;

typedef struct nian_xml_attribute {
    nian_xml_name name;
    nian_str value;
} nian_xml_attribute;

typedef struct nian_xml_tag {
    nian_xml_name name;
    const nian_xml_attribute *attributes;
    size_t count;
    size_t depth; /**< 1 for the root */
} nian_xml_tag;

/** Any may be NULL.  Text comes in pieces. */
typedef struct nian_xml_handlers {
    void (*open)(void *context, const nian_xml_tag *tag);
    void (*close)(void *context, nian_xml_name name);
    void (*text)(void *context, nian_str text);
} nian_xml_handlers;

/** `name` is for messages: word/document.xml. */
bool nian_xml_read(nian_str bytes, nian_str name,
                   const nian_xml_handlers *handlers, void *context,
                   nian_error *err);

/** The same of an entry, which is never whole in memory. */
bool nian_xml_read_entry(nian_container *box, nian_str name,
                         const nian_xml_handlers *handlers, void *context,
                         nian_error *err);

/** True for a name of this namespace. */
bool nian_xml_is(nian_xml_name name, nian_xml_space space, const char *local);

/** The value of an attribute, empty where there is none. */
nian_str nian_xml_value(const nian_xml_tag *tag, nian_xml_space space,
                        const char *local);
/** Whether it is there at all. */
bool nian_xml_has(const nian_xml_tag *tag, nian_xml_space space,
                  const char *local);

#endif
