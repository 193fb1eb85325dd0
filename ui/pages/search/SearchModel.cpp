#include "pages/search/SearchModel.h"

#include <algorithm>

#include "Messages.h"
#include "pages/search/SearchWords.h"

namespace albumen {

void SearchModel::show(std::vector<SearchHit> hits, bool likened)
{
    hits_ = std::move(hits);
    likened_ = likened;
    places_.clear();
    std::vector<qint64> ids;
    for (std::size_t i = 0; i < hits_.size(); ++i) {
        ids.push_back(raw(hits_[i].id));
        places_.insert(ids.back(), i);
    }
    apply(ids, false);
    retranslate(); // a photo that stays may be found by something else
}

const SearchHit* SearchModel::hit(const QModelIndex& index) const
{
    const auto place = places_.constFind(idOf(index));
    return place == places_.cend() ? nullptr : &hits_[*place];
}

QVariant SearchModel::data(const QModelIndex& index, int role) const
{
    const SearchHit* const found = index.isValid() ? hit(index) : nullptr;
    if (!found) return PhotoModel::data(index, role);
    switch (role) {
    case likenessRole: return likened_ && found->score ? std::clamp(double(*found->score), 0., 1.) : -1.;
    case whyRole: return whyText(found->why);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return nameText(found->path);
    case Qt::AccessibleDescriptionRole: return spoken(*found, index);
    case Qt::ToolTipRole: {
        QStringList lines{pathText(found->path)};
        for (const std::string& why : found->why) lines << whyText(why);
        return lines.join(QLatin1Char('\n'));
    }
    default: return PhotoModel::data(index, role);
    }
}

/// What the tile says and its tooltip, for those who hear it.
QString SearchModel::spoken(const SearchHit& hit, const QModelIndex& index) const
{
    QStringList words{PhotoModel::data(index, Qt::AccessibleDescriptionRole).toString()};
    for (const std::string& why : hit.why) words << whyText(why);
    words.removeAll(QString());
    return words.join(QStringLiteral(", "));
}

} // namespace albumen
