#include "models/SearchChoice.h"

#include <algorithm>

#include "Messages.h"
#include "library/SearchTerms.h"
#include "scene/Tags.h"

namespace albumen {
namespace {

constexpr std::size_t mostFound = 2000; // no more are looked through

const QString wordsKey = QStringLiteral("words"), likeKey = QStringLiteral("like"),
              peopleKey = QStringLiteral("people"), tagsKey = QStringLiteral("tags"),
              classKey = QStringLiteral("class"), fromKey = QStringLiteral("from"), toKey = QStringLiteral("to"),
              toneKey = QStringLiteral("tone"), orderKey = QStringLiteral("order"),
              lessKey = QStringLiteral("lessAlike");

QString tagName(Tag tag)
{
    return fromUtf8(std::string(nameOf(tag)));
}

} // namespace

bool SearchChoice::empty() const
{
    SearchChoice nothing;
    nothing.order = order;
    nothing.lessAlike = lessAlike;
    nothing.words = words.trimmed().isEmpty() ? words : QString();
    nothing.from = spanIn(from) ? QString() : from;
    nothing.to = spanIn(to) ? QString() : to;
    return *this == nothing;
}

bool SearchChoice::wordsAlone() const
{
    SearchChoice others = *this;
    others.words.clear();
    return !empty() && others.empty();
}

SearchQuery SearchChoice::query() const
{
    SearchQuery query{.text = words.trimmed().toStdString(), .like = {}, .people = {}, .tags = {}};
    if (!like.isEmpty()) query.like = toPath(like);
    for (const QString& person : people) query.people.push_back(person.toStdString());
    query.tags.assign(tags.begin(), tags.end());
    query.scene = scene.toStdString();
    query.tone = tone.toStdString();
    if (const auto span = spanIn(from)) query.takenFrom = span->from;
    if (const auto span = spanIn(to)) query.takenBefore = span->before;
    query.order = order;
    query.lessAlike = lessAlike;
    query.most = mostFound;
    return query;
}

std::optional<SearchSpan> spanIn(const QString& text)
{
    const std::vector<SearchTerm> terms = searchTerms(text.toStdString());
    if (terms.size() != 1 || !terms.front().time) return std::nullopt;
    return SearchSpan{terms.front().time->from, terms.front().time->before};
}

QVariantMap toMap(const SearchChoice& choice)
{
    QVariantMap map;
    const auto put = [&map](const QString& key, const QString& text) {
        if (!text.isEmpty()) map[key] = text;
    };
    put(wordsKey, choice.words);
    put(likeKey, choice.like);
    put(classKey, choice.scene);
    put(fromKey, choice.from);
    put(toKey, choice.to);
    put(toneKey, choice.tone);
    if (!choice.people.isEmpty()) map[peopleKey] = choice.people;
    QStringList tags;
    for (const Tag tag : choice.tags) tags << tagName(tag);
    if (!tags.isEmpty()) map[tagsKey] = tags;
    if (choice.order != SearchOrder::best) map[orderKey] = static_cast<int>(choice.order);
    if (choice.lessAlike) map[lessKey] = true;
    return map;
}

SearchChoice searchChoiceOf(const QVariantMap& map)
{
    SearchChoice choice;
    choice.words = map.value(wordsKey).toString();
    choice.like = map.value(likeKey).toString();
    choice.people = map.value(peopleKey).toStringList();
    for (const QString& name : map.value(tagsKey).toStringList())
        if (const auto tag = tagNamed(name.toStdString())) choice.tags << *tag;
    const std::string scene = map.value(classKey).toString().toStdString();
    if (std::ranges::find(sceneClasses, scene) != sceneClasses.end()) choice.scene = fromUtf8(scene);
    choice.from = map.value(fromKey).toString();
    choice.to = map.value(toKey).toString();
    choice.tone = map.value(toneKey).toString();
    choice.order = static_cast<SearchOrder>(std::clamp(map.value(orderKey).toInt(), 0, 2));
    choice.lessAlike = map.value(lessKey).toBool();
    return choice;
}

} // namespace albumen
