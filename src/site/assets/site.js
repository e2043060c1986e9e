// What makes pages easier to use; all of them can be read without it.
"use strict";
