// The photos before and after the one that is shown, side by side.
#pragma once

#include <QWidget>

#include "library/Cards.h"
#include "models/IdListModel.h"

namespace albumen {

class PhotoQuestions;
class Thumbnails;

/// The photo that is shown stands in the middle; the wheel scrolls, a click chooses. Threads: GUI.
class FilmStrip final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int high = 96, side = 72, gap = 8;

    /// Requires: all outlive it.
    FilmStrip(Worker& worker, const PhotoQuestions& photos, Thumbnails& thumbnails, QWidget* parent = nullptr);

    void setPhotos(const std::vector<PhotoId>& photos);
    /// Its place in the list; -1: it is not in it.
    void setCurrent(int at);
    int current() const { return current_; }
    /// Where one stands now, also beyond the edges.
    QRect tileRect(int at) const;
    /// Pictures are another way up.
    void reread() { photos_->rereadAll(); }

signals:
    void chosen(qint64 photo);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    int count() const { return photos_->rowCount(); }
    void scrollTo(int left);
    void paintPhoto(QPainter& painter, int at);

    CardModel<PhotoCard>* photos_;
    Thumbnails& thumbnails_;
    int current_ = -1, left_ = 0; ///< left_: pixels of the whole strip beyond the left edge
};

} // namespace albumen
