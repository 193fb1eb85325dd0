// The language of the window: English or Simplified Chinese; switches at once, every page retranslates.
#pragma once

#include <QCollator>
#include <QStringList>

namespace albumen {

enum class Language { system, english, simplifiedChinese };

/// Installs the translations and sets the default locale. Threads: GUI.
void setLanguage(Language language);
Language language();
/// How names are ordered in it: Chinese ones by their sounds where it is Chinese, numbers in a name by their value.
/// Threads: GUI; what it gives is for one thread.
QCollator nameOrder();
/// A space; nothing in Chinese.
QString betweenSentences();
/// One sentence after the other, without those that are empty: with a space between them where the language has one
/// there. Threads: GUI.
QString joined(const QStringList& sentences);

} // namespace albumen
