/* Colours for light and for dark ground.
 *
 * Okabe and Ito's colours, "Color universal design", 2008, one or two of them
 * darkened, or lightened on dark ground: told apart with any colour vision;
 * each quantity has a mark of its own for print in grey. */
#include "plot/plot.h"

static const nian_theme light = {
    .ground = "ffffff",
    .title = "222222",
    .subtitle = "555555",
    .source = "777777",
    .tick = "555555",
    .axis = "999999",
    .grid = "e2e2e2",
    .looks = {"0072b2", "d55e00", "009e73", "aa4499", "56a0d9", "444444"},
};

static const nian_theme dark = {
    .ground = "1b1d21",
    .title = "f2f2f2",
    .subtitle = "c4c4c4",
    .source = "a0a0a0",
    .tick = "c4c4c4",
    .axis = "7d7d7d",
    .grid = "363a40",
    .looks = {"56b4e9", "f58d42", "2fc796", "dc8fd0", "9ccff5", "d0d0d0"},
};

const nian_theme *nian_theme_of(bool is_dark)
{
    return is_dark ? &dark : &light;
}

const char *nian_theme_colour(const nian_theme *theme, size_t at)
{
    const char *const plain[] = {theme->ground, theme->title, theme->subtitle,
                                 theme->source, theme->tick,  theme->axis,
                                 theme->grid};
    enum {
        PLAIN = sizeof plain / sizeof *plain
    };
    return at < PLAIN ? plain[at] : theme->looks[at - PLAIN];
}
