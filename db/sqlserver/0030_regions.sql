-- Regions by their Kemendagri codes, written with the dots. BPS codes are others: BPS 1508 is Tebo, Kemendagri 15.08 is Bungo.
CREATE TABLE regions (
    code varchar(13) COLLATE Latin1_General_BIN2 NOT NULL,
    name nvarchar(300) NOT NULL,
    kind varchar(20) NOT NULL,  -- as the code tells
    zone varchar(10) NOT NULL,  -- wib, wita, wit
    parent_code varchar(13) COLLATE Latin1_General_BIN2 NULL,  -- null = a province
    search_key nvarchar(300) NOT NULL,  -- the folded name without spaces: Batang Hari is Batanghari
    CONSTRAINT pk_regions PRIMARY KEY (code),
    CONSTRAINT fk_regions_parent_code FOREIGN KEY (parent_code) REFERENCES regions (code)
);

CREATE INDEX ix_regions_parent ON regions (parent_code) WHERE parent_code IS NOT NULL;

-- All 38 provinces, and the regencies and cities of Jambi.
INSERT INTO regions (code, name, kind, zone, parent_code, search_key) VALUES
    ('11', N'Provinsi Aceh', 'province', 'wib', NULL, N'provinsiaceh'),
    ('12', N'Provinsi Sumatera Utara', 'province', 'wib', NULL, N'provinsisumaterautara'),
    ('13', N'Provinsi Sumatera Barat', 'province', 'wib', NULL, N'provinsisumaterabarat'),
    ('14', N'Provinsi Riau', 'province', 'wib', NULL, N'provinsiriau'),
    ('15', N'Provinsi Jambi', 'province', 'wib', NULL, N'provinsijambi'),
    ('16', N'Provinsi Sumatera Selatan', 'province', 'wib', NULL, N'provinsisumateraselatan'),
    ('17', N'Provinsi Bengkulu', 'province', 'wib', NULL, N'provinsibengkulu'),
    ('18', N'Provinsi Lampung', 'province', 'wib', NULL, N'provinsilampung'),
    ('19', N'Provinsi Kepulauan Bangka Belitung', 'province', 'wib', NULL, N'provinsikepulauanbangkabelitung'),
    ('21', N'Provinsi Kepulauan Riau', 'province', 'wib', NULL, N'provinsikepulauanriau'),
    ('31', N'Daerah Khusus Ibukota Jakarta', 'province', 'wib', NULL, N'daerahkhususibukotajakarta'),
    ('32', N'Provinsi Jawa Barat', 'province', 'wib', NULL, N'provinsijawabarat'),
    ('33', N'Provinsi Jawa Tengah', 'province', 'wib', NULL, N'provinsijawatengah'),
    ('34', N'Daerah Istimewa Yogyakarta', 'province', 'wib', NULL, N'daerahistimewayogyakarta'),
    ('35', N'Provinsi Jawa Timur', 'province', 'wib', NULL, N'provinsijawatimur'),
    ('36', N'Provinsi Banten', 'province', 'wib', NULL, N'provinsibanten'),
    ('51', N'Provinsi Bali', 'province', 'wita', NULL, N'provinsibali'),
    ('52', N'Provinsi Nusa Tenggara Barat', 'province', 'wita', NULL, N'provinsinusatenggarabarat'),
    ('53', N'Provinsi Nusa Tenggara Timur', 'province', 'wita', NULL, N'provinsinusatenggaratimur'),
    ('61', N'Provinsi Kalimantan Barat', 'province', 'wib', NULL, N'provinsikalimantanbarat'),
    ('62', N'Provinsi Kalimantan Tengah', 'province', 'wib', NULL, N'provinsikalimantantengah'),
    ('63', N'Provinsi Kalimantan Selatan', 'province', 'wita', NULL, N'provinsikalimantanselatan'),
    ('64', N'Provinsi Kalimantan Timur', 'province', 'wita', NULL, N'provinsikalimantantimur'),
    ('65', N'Provinsi Kalimantan Utara', 'province', 'wita', NULL, N'provinsikalimantanutara'),
    ('71', N'Provinsi Sulawesi Utara', 'province', 'wita', NULL, N'provinsisulawesiutara'),
    ('72', N'Provinsi Sulawesi Tengah', 'province', 'wita', NULL, N'provinsisulawesitengah'),
    ('73', N'Provinsi Sulawesi Selatan', 'province', 'wita', NULL, N'provinsisulawesiselatan'),
    ('74', N'Provinsi Sulawesi Tenggara', 'province', 'wita', NULL, N'provinsisulawesitenggara'),
    ('75', N'Provinsi Gorontalo', 'province', 'wita', NULL, N'provinsigorontalo'),
    ('76', N'Provinsi Sulawesi Barat', 'province', 'wita', NULL, N'provinsisulawesibarat'),
    ('81', N'Provinsi Maluku', 'province', 'wit', NULL, N'provinsimaluku'),
    ('82', N'Provinsi Maluku Utara', 'province', 'wit', NULL, N'provinsimalukuutara'),
    ('91', N'Provinsi Papua', 'province', 'wit', NULL, N'provinsipapua'),
    ('92', N'Provinsi Papua Barat', 'province', 'wit', NULL, N'provinsipapuabarat'),
    ('93', N'Provinsi Papua Selatan', 'province', 'wit', NULL, N'provinsipapuaselatan'),
    ('94', N'Provinsi Papua Tengah', 'province', 'wit', NULL, N'provinsipapuatengah'),
    ('95', N'Provinsi Papua Pegunungan', 'province', 'wit', NULL, N'provinsipapuapegunungan'),
    ('96', N'Provinsi Papua Barat Daya', 'province', 'wit', NULL, N'provinsipapuabaratdaya'),
    ('15.01', N'Kabupaten Kerinci', 'regency', 'wib', '15', N'kabupatenkerinci'),
    ('15.02', N'Kabupaten Merangin', 'regency', 'wib', '15', N'kabupatenmerangin'),
    ('15.03', N'Kabupaten Sarolangun', 'regency', 'wib', '15', N'kabupatensarolangun'),
    ('15.04', N'Kabupaten Batanghari', 'regency', 'wib', '15', N'kabupatenbatanghari'),
    ('15.05', N'Kabupaten Muaro Jambi', 'regency', 'wib', '15', N'kabupatenmuarojambi'),
    ('15.06', N'Kabupaten Tanjung Jabung Barat', 'regency', 'wib', '15', N'kabupatentanjungjabungbarat'),
    ('15.07', N'Kabupaten Tanjung Jabung Timur', 'regency', 'wib', '15', N'kabupatentanjungjabungtimur'),
    ('15.08', N'Kabupaten Bungo', 'regency', 'wib', '15', N'kabupatenbungo'),
    ('15.09', N'Kabupaten Tebo', 'regency', 'wib', '15', N'kabupatentebo'),
    ('15.71', N'Kota Jambi', 'city', 'wib', '15', N'kotajambi'),
    ('15.72', N'Kota Sungai Penuh', 'city', 'wib', '15', N'kotasungaipenuh');
