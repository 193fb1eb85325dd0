#include "models/PhotoQueryMap.h"

#include <QFile>

#include "Messages.h"

namespace albumen {
namespace {

struct Flag {
    const char* key;
    std::optional<bool> PhotoQuery::*value;
};
constexpr Flag flags[] = {{"favourite", &PhotoQuery::favourite},
                          {"noPeople", &PhotoQuery::noPeople},
                          {"unknownPeople", &PhotoQuery::unknownPeople},
                          {"unreadable", &PhotoQuery::unreadable}};

const QString takenKey = QStringLiteral("taken"), underKey = QStringLiteral("under");

} // namespace

QVariantMap toMap(const PhotoQuery& query)
{
    QVariantMap map;
    if (!query.name.empty()) map[QStringLiteral("name")] = QString::fromStdString(query.name);
    for (const Flag& flag : flags)
        if (query.*flag.value) map[QLatin1String(flag.key)] = *(query.*flag.value);
    QVariantList people;
    for (const PhotoQuery::People& term : query.people) {
        QVariantList any;
        for (const PersonId person : term.anyOf) any << static_cast<qlonglong>(raw(person));
        people << QVariantMap{{QStringLiteral("any"), any}, {QStringLiteral("without"), term.without}};
    }
    if (query.takenFrom && query.takenBefore)
        map[takenKey] =
            QVariantList{static_cast<qlonglong>(*query.takenFrom), static_cast<qlonglong>(*query.takenBefore)};
    QStringList under;
    for (const std::filesystem::path& path : query.under) under << QFile::decodeName(path.c_str());
    if (!under.isEmpty()) map[underKey] = under;
    if (!people.isEmpty()) map[QStringLiteral("people")] = people;
    return map;
}

PhotoQuery photoQueryOf(const QVariantMap& map)
{
    PhotoQuery query;
    query.name = map.value(QStringLiteral("name")).toString().toStdString();
    for (const Flag& flag : flags)
        if (const auto found = map.constFind(QLatin1String(flag.key)); found != map.constEnd())
            query.*flag.value = found->toBool();
    if (const QVariantList taken = map.value(takenKey).toList(); taken.size() == 2) {
        query.takenFrom = taken.front().toLongLong();
        query.takenBefore = taken.back().toLongLong();
    }
    const QStringList under = map.value(underKey).toStringList();
    for (const QString& path : under) query.under.push_back(toPath(path));
    const QVariantList people = map.value(QStringLiteral("people")).toList();
    for (const QVariant& each : people) {
        const QVariantMap term = each.toMap();
        PhotoQuery::People made{.anyOf = {}, .without = term.value(QStringLiteral("without")).toBool()};
        const QVariantList any = term.value(QStringLiteral("any")).toList();
        for (const QVariant& id : any) made.anyOf.push_back(PersonId{id.toLongLong()});
        if (!made.anyOf.empty()) query.people.push_back(std::move(made));
    }
    return query;
}

} // namespace albumen
