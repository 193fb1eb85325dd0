// Where the window is and where it was: places with their query, selection and scroll position, back and forward.
#pragma once

#include <functional>
#include <optional>

#include <QList>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

class QSettings;

namespace albumen {

/// A page as somebody left it.
struct Place {
    static constexpr qint64 nothing = -1;

    QString page = {};            ///< an id of the table in Pages.cpp
    QVariantMap query = {};       ///< what the page shows: {"person": 7}, {"tab": "everyone"}; keys are the page's own
    QList<qint64> selection = {}; ///< ids of what is selected
    qint64 first = nothing;       ///< the id of the first visible row

    bool operator==(const Place&) const = default;
};

/// Threads: GUI.
class Navigator final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype most = 100; ///< places kept, also for the next start; the oldest go first

    using Here = std::function<Place()>;

    explicit Navigator(QObject* parent = nullptr);

    /// Who tells what the page in force shows now: asked whenever that page is left, so that back finds it as it was.
    void setHere(Here here);
    /// The pages there are; other places are not gone to. Until it is called every place is.
    void setPages(const QStringList& ids);
    /// Whether a link to that page is to be shown.
    bool has(const QString& page) const { return !pages_ || pages_->contains(page); }
    /// To another page, or to another thing on the same page. What was forward of here is forgotten.
    void go(const Place& place);
    void back();
    /// Back, or where there is no way back to this page.
    void backOr(const QString& page);
    /// Back, and where that is this page, this one is selected there: it was shown last.
    void backFrom(const QString& page, qint64 shown);
    void forward();
    /// Neither back nor forward leads to this page any more.
    void forget(const QString& page);
    bool canBack() const { return at_ > 0; }
    bool canForward() const { return at_ + 1 < places_.size(); }
    /// The place gone to last; an empty page before the first.
    Place current() const;

    /// The present place and the way there, to be found at the next start.
    void save(QSettings& settings);
    static Place saved(const QSettings& settings);
    /// Back and forward lead where they led when it was saved, as far as there are such pages; goes nowhere.
    void takeUp(QSettings& settings);

signals:
    void went(const albumen::Place& place);

private:
    void keepHere();
    void move(qsizetype to);
    void remove(qsizetype place);

    Here here_;
    std::optional<QStringList> pages_;
    QList<Place> places_;
    qsizetype at_ = -1;
};

} // namespace albumen
