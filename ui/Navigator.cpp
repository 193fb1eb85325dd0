#include "Navigator.h"

#include <QSettings>

namespace albumen {
namespace {
const QString pageKey = QStringLiteral("place/page"), queryKey = QStringLiteral("place/query"),
              selectionKey = QStringLiteral("place/selection"), firstKey = QStringLiteral("place/first"),
              wayKey = QStringLiteral("way"), atKey = QStringLiteral("wayAt");

void put(QSettings& settings, const Place& place)
{
    QVariantList selection;
    for (const qint64 id : place.selection) selection.append(id);
    settings.setValue(pageKey, place.page);
    settings.setValue(queryKey, place.query);
    settings.setValue(selectionKey, selection);
    settings.setValue(firstKey, place.first);
}

Place placeIn(const QSettings& settings)
{
    Place place{.page = settings.value(pageKey).toString(), .query = settings.value(queryKey).toMap()};
    const QVariantList selection = settings.value(selectionKey).toList();
    for (const QVariant& id : selection) place.selection.append(id.toLongLong());
    place.first = settings.value(firstKey, Place::nothing).toLongLong();
    return place;
}

/// The page shows the same at both, whatever is selected.
bool sameView(const Place& one, const Place& other)
{
    return one.page == other.page && one.query == other.query;
}

} // namespace

Navigator::Navigator(QObject* parent) : QObject(parent)
{
}

void Navigator::setHere(Here here)
{
    here_ = std::move(here);
}

void Navigator::setPages(const QStringList& ids)
{
    pages_ = ids;
}

void Navigator::keepHere()
{
    if (at_ < 0 || !here_) return;
    if (const Place now = here_(); now.page == places_[at_].page) places_[at_] = now;
}

void Navigator::go(const Place& place)
{
    if (!has(place.page)) return;
    keepHere();
    if (at_ >= 0 && sameView(places_[at_], place)) return move(at_);
    places_.resize(at_ + 1);
    places_.append(place);
    if (places_.size() > most) places_.removeFirst();
    move(places_.size() - 1);
}

void Navigator::back()
{
    if (!canBack()) return;
    keepHere();
    move(at_ - 1);
}

void Navigator::backOr(const QString& page)
{
    canBack() ? back() : go({.page = page});
}

void Navigator::backFrom(const QString& page, qint64 shown)
{
    if (!canBack()) return;
    keepHere();
    if (Place& before = places_[at_ - 1]; before.page == page) before.selection = {shown};
    move(at_ - 1);
}

void Navigator::forward()
{
    if (!canForward()) return;
    keepHere();
    move(at_ + 1);
}

void Navigator::forget(const QString& page)
{
    for (qsizetype i = places_.size() - 1; i >= 0; --i) {
        if (i == at_ || places_[i].page != page) continue;
        remove(i);
        // What stood on both sides of it stands once: a step back that leads nowhere else is none.
        if (i > 0 && i < places_.size() && sameView(places_[i - 1], places_[i])) remove(i == at_ ? i - 1 : i);
    }
}

void Navigator::remove(qsizetype place)
{
    places_.removeAt(place);
    if (place < at_) --at_;
}

void Navigator::move(qsizetype to)
{
    at_ = to;
    emit went(Place(places_[at_])); // a copy: whoever hears it may go on from there
}

Place Navigator::current() const
{
    return at_ < 0 ? Place{} : places_[at_];
}

void Navigator::save(QSettings& settings)
{
    keepHere();
    put(settings, current());
    settings.remove(wayKey);
    settings.beginWriteArray(wayKey, static_cast<int>(places_.size()));
    for (qsizetype i = 0; i < places_.size(); ++i) {
        settings.setArrayIndex(static_cast<int>(i));
        put(settings, places_[i]);
    }
    settings.endArray();
    settings.setValue(atKey, at_);
}

Place Navigator::saved(const QSettings& settings)
{
    return placeIn(settings);
}

void Navigator::takeUp(QSettings& settings)
{
    const qsizetype at = settings.value(atKey, -1).toLongLong();
    const int count = settings.beginReadArray(wayKey);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const Place place = placeIn(settings);
        if (place.page.isEmpty() || !has(place.page)) continue;
        places_.append(place);
        if (i <= at) at_ = places_.size() - 1;
    }
    settings.endArray();
}

} // namespace albumen
