// The words of the search page for what the library answers in its own.
#pragma once

#include <QString>

#include "library/PictureQuestions.h"

namespace albumen {

/// "vehicles", of the five classes.
QString sceneText(const std::string& scene);
QString tagText(Tag tag);
/// "blue": a word for a tone.
QString toneText(const QString& tone);
/// What a word was taken for: "Lena: person". One that is nothing: that nothing is called so.
QString understoodText(const UnderstoodWord& word);
/// What says more, for a tooltip: whom a name with a letter wrong means, the days of a time; may be empty.
QString meantText(const UnderstoodWord& word);
/// Why a photo was found: "dog: thing seen (91 %), file name". In the language of the window.
QString whyText(const std::string& why);
/// All of it, in one line.
QString whyText(const std::vector<std::string>& why);
/// "94%", of a likeness of 0..1 and above.
QString likenessText(double likeness);

} // namespace albumen
