// Says by hand where photos were taken, from whatever page shows them: asks for the place, and decides it.
#pragma once

#include <functional>
#include <vector>

#include <QObject>

#include "Actions.h"
#include "Parts.h"
#include "models/LatestQuestion.h"

namespace albumen {

class PlacePanel;

/// A member of the page. Threads: GUI.
class SayPlace final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t mostOffers = 20;

    /// `page`: over which it asks. `id`: of the page.
    SayPlace(const Parts& parts, QString id, QWidget* page);

    /// PAGE.place, with its key. `photos`: those it is about, none: there are none; `by`: the place of the page beside
    /// which it asks; `needs`: what to do first.
    ActionSpec action(std::function<std::vector<PhotoId>()> photos, std::function<QRect()> by,
                      std::function<QString()> needs);
    void ask(std::vector<PhotoId> photos, const QRect& by);
    void retranslate();
    PlacePanel& panel() { return *panel_; }

signals:
    void closed(); ///< the page has the focus again

private:
    struct Offer {
        Coordinates at;
        QString name;
    };
    void find(const QString& text);
    void show(const QString& text, std::vector<Offer> offers, const QString& none);
    void say(const std::optional<Coordinates>& at, const QString& name);

    Parts parts_;
    QString id_;
    PlacePanel* panel_;
    std::vector<PhotoId> photos_;
    std::vector<Offer> offers_;
    LatestQuestion asked_;
};

} // namespace albumen
