// Favourites, from whatever page shows photos: those that are chosen become some, or are none any more.
#pragma once

#include <functional>

#include <QObject>

#include "Actions.h"
#include "Parts.h"

namespace albumen {

class PhotoModel;
class TileView;

/// A member of the page, over its list of photos. Threads: GUI.
class Favourites final : public QObject
{
    Q_OBJECT

public:
    /// `id`: of the page. Requires: `model` and `view` outlive it.
    Favourites(const Parts& parts, QString id, PhotoModel& model, const TileView& view, QWidget* page);

    /// PAGE.favourite, with its key. `some`: are photos chosen? `needs`: what to do first.
    ActionSpec action(std::function<bool()> some, std::function<QString()> needs);

private:
    bool allAre() const;
    void change();

    Parts parts_;
    QString id_;
    PhotoModel& model_;
    const TileView& view_;
};

} // namespace albumen
