// The row of filters above the photos: what holds now as tokens to take away, and a menu of what could, with counts.
#pragma once

#include <QHash>
#include <QWidget>

#include "library/Cards.h"

class QHBoxLayout;
class QMenu;

namespace albumen {

class Button;

/// Keeps the query; whoever shows it asks the questions. Threads: GUI.
class PhotoFilter final : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::size_t peopleMost = 30; ///< in a menu, those with most photos

    explicit PhotoFilter(QWidget* parent = nullptr);

    const PhotoQuery& query() const { return query_; }
    /// Shown; changed() is not told.
    void setQuery(PhotoQuery query);
    /// Under the query as it is now.
    void setCounts(FilterCounts counts);
    /// Names of people in the query that no count names.
    void setNames(const std::vector<PersonCard>& people);
    bool filters() const;
    /// Everyone in the query.
    std::vector<PersonId> people() const;
    void retranslate();

signals:
    void changed();

private:
    void change(const std::function<void(PhotoQuery&)>& how);
    void build();
    Button* addToken(const QString& words, const std::function<void(PhotoQuery&)>& drop);
    void addFlags();
    void addTakenToken();
    void addFolderToken();
    void addPeopleTokens();
    QString nameOf(PersonId person) const;
    void fillMenu();
    void addFlagChoice(std::optional<bool> PhotoQuery::*flag, const QString& words, quint64 count);
    void addTakenChoices();
    void addFolderChoices();
    void addPeopleChoices(const QString& title, bool without, bool orToLast);

    PhotoQuery query_;
    FilterCounts counts_;
    QHash<qint64, QString> names_;
    QHBoxLayout* row_;
    QWidget* tokens_ = nullptr;
    QMenu* menu_;
    Button *add_, *clear_;
};

} // namespace albumen
