#include "pages/photos/FilterMenus.h"

#include <algorithm>
#include <iterator>
#include <map>

#include <QDate>
#include <QDateTime>
#include <QLocale>

#include "DateText.h"
#include "Messages.h"
#include "pages/photos/PhotoFilter.h"

namespace albumen {
namespace {

QString menuWords(QString words, std::uint64_t count)
{
    return words.replace(QLatin1Char('&'), QStringLiteral("&&")) + QLatin1Char('\t') + numberText(count);
}

/// A menu's own name has no column for a count.
QString titleWords(QString words, std::uint64_t count)
{
    return PhotoFilter::tr("%1 (%2)").arg(words.replace(QLatin1Char('&'), QStringLiteral("&&")), numberText(count));
}

std::int64_t secondsTo(const QDate& day)
{
    return day.startOfDay(Qt::UTC).toSecsSinceEpoch(); // local clocks are kept as if they were UTC
}

TakenSpan monthOf(const PhotoSpan& month)
{
    const QDate first(month.year, month.month, 1);
    return {secondsTo(first), secondsTo(first.addMonths(1))};
}

TakenSpan yearOf(int year)
{
    const QDate first(year, 1, 1);
    return {secondsTo(first), secondsTo(first.addYears(1))};
}

/// The deepest folder around all of them, or the one that there is.
std::filesystem::path commonOf(const FolderCounts& folders)
{
    std::filesystem::path common = folders.front().path;
    for (const FilterCounts::OfFolder& folder : folders) {
        const auto end = std::mismatch(common.begin(), common.end(), folder.path.begin(), folder.path.end()).first;
        std::filesystem::path both;
        for (auto part = common.begin(); part != end; ++part) both /= *part;
        common = std::move(both);
    }
    return common;
}

std::uint64_t sumOf(const FolderCounts& folders)
{
    std::uint64_t sum = 0;
    for (const FilterCounts::OfFolder& folder : folders) sum += folder.photos;
    return sum;
}

} // namespace

void addTaken(QMenu& menu, const std::vector<PhotoSpan>& months, bool wholeYears,
              const std::function<void(TakenSpan)>& chosen)
{
    std::map<int, std::vector<PhotoSpan>, std::greater<>> years;
    for (const PhotoSpan& month : months)
        if (month.year > 0) years[month.year].push_back(month);
    for (const auto& [year, itsMonths] : years) {
        std::uint64_t photos = 0;
        for (const PhotoSpan& month : itsMonths) photos += month.count;
        const QString name = QString::number(year);
        QMenu* const below = years.size() == 1 ? &menu : menu.addMenu(titleWords(name, photos));
        if (wholeYears)
            QObject::connect(below->addAction(menuWords(PhotoFilter::tr("All of %1").arg(name), photos)),
                             &QAction::triggered, below, [chosen, year = year] { chosen(yearOf(year)); });
        for (const PhotoSpan& month : itsMonths)
            QObject::connect(below->addAction(menuWords(spanText(month), month.count)), &QAction::triggered, below,
                             [chosen, month] { chosen(monthOf(month)); });
    }
}

QString takenWords(TakenSpan span)
{
    const QDate from = QDateTime::fromSecsSinceEpoch(span.fromS, Qt::UTC).date();
    const QDate before = QDateTime::fromSecsSinceEpoch(span.beforeS, Qt::UTC).date();
    if (from.dayOfYear() == 1 && before == from.addYears(1)) return QString::number(from.year());
    if (from.day() == 1 && before == from.addMonths(1))
        return spanText({.year = from.year(), .month = from.month(), .day = 0, .first = 0, .count = 0});
    const QLocale locale;
    return PhotoFilter::tr("%1 to %2")
        .arg(locale.toString(from, QLocale::ShortFormat), locale.toString(before.addDays(-1), QLocale::ShortFormat));
}

void addFolders(QMenu& menu, const FolderCounts& folders,
                const std::function<void(const std::filesystem::path&)>& chosen)
{
    if (folders.empty()) return;
    const std::filesystem::path top = commonOf(folders);
    std::map<std::filesystem::path, FolderCounts> below; // by the next part of their paths
    for (const FilterCounts::OfFolder& folder : folders)
        if (folder.path != top)
            below[*std::next(folder.path.begin(), std::distance(top.begin(), top.end()))].push_back(folder);
    for (const auto& [part, inIt] : below) {
        const std::filesystem::path path = commonOf(inIt);
        const QString name = pathText(path.lexically_relative(top));
        if (inIt.size() == 1) {
            QObject::connect(menu.addAction(menuWords(name, sumOf(inIt))), &QAction::triggered, &menu,
                             [chosen, path] { chosen(path); });
            continue;
        }
        QMenu* const more = menu.addMenu(titleWords(name, sumOf(inIt)));
        QObject::connect(
            more, &QMenu::aboutToShow, more,
            [more, inIt = inIt, path, name, chosen] {
                QObject::connect(more->addAction(menuWords(PhotoFilter::tr("All of %1").arg(name), sumOf(inIt))),
                                 &QAction::triggered, more, [chosen, path] { chosen(path); });
                addFolders(*more, inIt, chosen);
            },
            Qt::SingleShotConnection);
    }
}

} // namespace albumen
