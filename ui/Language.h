// The language of the window: English or Simplified Chinese; switches at once, every page retranslates.
#pragma once

#include <QString>

namespace albumen {

enum class Language { system, english, simplifiedChinese };

/// Installs the translations and sets the default locale. Threads: GUI.
void setLanguage(Language language);
Language language();

} // namespace albumen
