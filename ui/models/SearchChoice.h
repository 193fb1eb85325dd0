// What is searched for, as somebody put it together: a value without a window, and the query of a place.
#pragma once

#include <QString>
#include <QStringList>
#include <QVariantMap>

#include "library/PictureQuestions.h"

namespace albumen {

struct SearchChoice {
    QString words;
    QString like; ///< a path; empty: no example
    QStringList people;
    QList<Tag> tags;
    QString scene;    ///< one of the five classes, as their networks call them
    QString from, to; ///< days, months or years as they were typed
    QString tone;     ///< as the core calls it
    SearchOrder order = SearchOrder::best;
    bool lessAlike = false; ///< those are shown too

    bool operator==(const SearchChoice&) const = default;
    /// Nothing is asked for.
    bool empty() const;
    /// Nothing but words: all of it can be kept as a search.
    bool wordsAlone() const;
    /// A text that is no time is left out.
    SearchQuery query() const;
};

/// Seconds since 1970 of the local clock: from the first of a day, month or year to its end. None: it is none of these.
struct SearchSpan {
    std::int64_t from = 0, before = 0;
};
std::optional<SearchSpan> spanIn(const QString& text);

QVariantMap toMap(const SearchChoice& choice);
/// Keys that are not of a search are passed over.
SearchChoice searchChoiceOf(const QVariantMap& map);

} // namespace albumen
