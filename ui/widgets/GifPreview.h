// A GIF of photos as it will move, before it is made: from their small pictures, without what is worked out over them.
#pragma once

#include <vector>

#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include "photo/Ids.h"

namespace albumen {

class Thumbnails;

/// Plays while it is in sight; a click or Space stops it and lets it go on. Threads: GUI; the pictures are read off it.
class GifPreview final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int side = 176;

    GifPreview(Thumbnails& thumbnails, QWidget* parent);

    /// From the first on.
    void setPhotos(std::vector<ContentNo> photos);
    /// How long each stands, and how often all are shown; 0: for ever. Another one begins anew.
    void setPace(double seconds, int times);
    int frame() const { return frame_; }
    bool plays() const { return timer_.isActive(); }
    void retranslate();

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void begin();
    void next();
    void toggle();
    QPixmap pictureOf(int frame);

    Thumbnails& thumbnails_;
    std::vector<ContentNo> photos_;
    double seconds_ = 0.5;
    int times_ = 0, frame_ = 0, round_ = 0;
    QPixmap shown_; ///< the last that was there
    QTimer timer_;
};

} // namespace albumen
