// Whether letters are typed into a field now, so that they start nothing.
#pragma once

namespace albumen {

/// The widget with the focus takes text. Threads: GUI.
bool lettersGoToText();

} // namespace albumen
