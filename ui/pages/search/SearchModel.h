// The photos that were found, as rows: how much each is like the example, and why it was found.
#pragma once

#include <QHash>

#include "library/PictureQuestions.h"
#include "models/PhotoModel.h"

namespace albumen {

/// Threads: GUI.
class SearchModel final : public PhotoModel
{
    Q_OBJECT

public:
    enum SearchRole {
        likenessRole = ownRole, ///< double: 0..1; below 0: there is no example
        whyRole,                ///< QString, in one line
    };

    using PhotoModel::PhotoModel;

    /// `likened`: their scores are how much they are like an example.
    void show(std::vector<SearchHit> hits, bool likened);
    /// Null: not among them.
    const SearchHit* hit(const QModelIndex& index) const;
    const std::vector<SearchHit>& hits() const { return hits_; }
    bool likened() const { return likened_; }
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QVariant show(qint64 id, const void* row, int role) const override { return PhotoModel::show(id, row, role); }
    QString spoken(const SearchHit& hit, const QModelIndex& index) const;

    std::vector<SearchHit> hits_;
    QHash<qint64, std::size_t> places_;
    bool likened_ = false;
};

} // namespace albumen
